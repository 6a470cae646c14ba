package io.github.churn4j.drift.performance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A window of values as an exponential histogram: at level l buckets of 2ˡ values each, with their sum and sum of squared
 * deviations, at most five to a level (Datar, Gionis, Indyk and Motwani 2002; Bifet and Gavaldà 2007, section 4).
 *
 * <p>A sixth bucket makes the two oldest of its level one of the next. Levels hold older values the higher they are.
 */
final class Buckets {
    private static final int PER_LEVEL = 5;
    private static final int LEVELS = 62;

    private final List<Level> levels = new ArrayList<>();
    private long length;

    /** Buckets of one size, the oldest first. */
    private static final class Level {
        private final double[] sum = new double[PER_LEVEL + 1];
        private final double[] squares = new double[PER_LEVEL + 1];
        private int count;

        private void add(double bucketSum, double bucketSquares) {
            sum[count] = bucketSum;
            squares[count++] = bucketSquares;
        }

        private void drop(int buckets) {
            count -= buckets;
            System.arraycopy(sum, buckets, sum, 0, count);
            System.arraycopy(squares, buckets, squares, 0, count);
        }
    }

    void add(double value) {
        length++;
        level(0).add(value, 0);
        for (int l = 0; levels.get(l).count > PER_LEVEL; l++) {
            Level full = levels.get(l);
            double distance = (full.sum[0] - full.sum[1]) / size(l);
            level(l + 1)
                    .add(
                            full.sum[0] + full.sum[1],
                            full.squares[0] + full.squares[1] + size(l) / 2.0 * distance * distance);
            full.drop(2);
        }
    }

    private Level level(int l) {
        while (levels.size() <= l) {
            levels.add(new Level());
        }
        return levels.get(l);
    }

    /** Drops the oldest bucket; there must be one. */
    void dropOldest() {
        int last = levels.size() - 1;
        length -= size(last);
        levels.get(last).drop(1);
        while (!levels.isEmpty() && levels.get(levels.size() - 1).count == 0) {
            levels.remove(levels.size() - 1);
        }
    }

    /** Sum and sum of squared deviations of the whole window. */
    double[] totals() {
        double n = 0;
        double sum = 0;
        double squares = 0;
        for (int l = levels.size() - 1; l >= 0; l--) {
            Level level = levels.get(l);
            double size = size(l);
            for (int i = 0; i < level.count; i++) {
                double distance = n == 0 ? 0 : sum / n - level.sum[i] / size;
                squares += level.squares[i] + n * size / (n + size) * distance * distance;
                n += size;
                sum += level.sum[i];
            }
        }
        return new double[] {sum, squares};
    }

    long length() {
        return length;
    }

    int levels() {
        return levels.size();
    }

    int count(int level) {
        return levels.get(level).count;
    }

    long size(int level) {
        return 1L << level;
    }

    double sum(int level, int bucket) {
        return levels.get(level).sum[bucket];
    }

    /** Per level, the newest first, sum and squares of each bucket in turn. */
    ArrayNode toJson() {
        ArrayNode array = Json.array();
        for (Level level : levels) {
            ArrayNode row = array.addArray();
            for (int i = 0; i < level.count; i++) {
                row.add(level.sum[i]).add(level.squares[i]);
            }
        }
        return array;
    }

    static Buckets read(JsonNode json, String place) {
        if (!json.isArray() || json.size() > LEVELS) {
            throw new ChurnException(place + ": \"buckets\" must be an array of at most " + LEVELS + " levels");
        }
        Buckets buckets = new Buckets();
        for (int l = 0; l < json.size(); l++) {
            JsonNode row = json.get(l);
            if (!row.isArray() || row.size() > 2 * PER_LEVEL || row.size() % 2 != 0) {
                throw new ChurnException(place + ": \"buckets\"[" + l + "] must be at most " + PER_LEVEL
                        + " pairs of sum and squared deviations");
            }
            for (int i = 0; i < row.size(); i += 2) {
                double sum = row.get(i).asDouble(Double.NaN);
                double squares = row.get(i + 1).asDouble(Double.NaN);
                double size = buckets.size(l);
                if (!(sum >= 0 && sum <= size && squares >= 0 && squares <= size)) {
                    throw new ChurnException(place + ": \"buckets\"[" + l + "] holds " + row.get(i) + " and "
                            + row.get(i + 1) + ", expected numbers in [0, " + buckets.size(l) + "]");
                }
                buckets.level(l).add(sum, squares);
                buckets.length += buckets.size(l);
            }
        }
        if (!buckets.levels.isEmpty() && buckets.levels.size() != json.size()) {
            throw new ChurnException(place + ": the oldest level of \"buckets\" is empty");
        }
        return buckets;
    }
}
