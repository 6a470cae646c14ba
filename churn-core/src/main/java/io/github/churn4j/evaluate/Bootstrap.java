package io.github.churn4j.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Metrics of samples drawn with replacement.
 *
 * <p>Implementation note. A row is one number: score group, label and decision. A replicate first counts how often each
 * unit (a row, or a cluster of rows) was drawn, one byte each, which stays in the cache for a million rows; then it
 * passes once over the rows in the order of their scores, adds those counts up, and hands the sums to
 * {@link MetricKernel}. It neither copies rows nor sorts. Replicate i draws from a generator made of the seed and i
 * alone, so the result does not depend on the number of threads.
 */
final class Bootstrap {
    private final Ranking ranking;
    /** Rows in the order of their scores. */
    private final int[] code;
    /** The unit each of these rows is drawn with. */
    private final int[] unit;

    private final int units;
    private final EvaluationOptions options;
    private final long base;

    Bootstrap(Scores scores, byte[] decisions, EvaluationOptions options) {
        this.ranking = scores.ranking();
        this.options = options;
        this.base = new SplittableRandom(options.seed()).nextLong();
        int rows = scores.size();
        int[] cluster = options.clusters()
                .map(ids -> dense(ids, rows))
                .orElseGet(() -> IntStream.range(0, rows).toArray());
        this.units = Arrays.stream(cluster).max().getAsInt() + 1;
        this.code = new int[rows];
        this.unit = new int[rows];
        int[] next = groupStarts();
        for (int row = 0; row < rows; row++) {
            int group = ranking.groupOfRow(row);
            int place = next[group]++;
            code[place] = (group << 2) | (scores.label(row) << 1) | decisions[row];
            unit[place] = cluster[row];
        }
    }

    private int[] groupStarts() {
        int[] starts = new int[ranking.size()];
        for (int group = 1; group < starts.length; group++) {
            starts[group] = starts[group - 1] + ranking.rows(group - 1);
        }
        return starts;
    }

    private static int[] dense(int[] ids, int rows) {
        if (ids.length != rows) {
            throw new IllegalArgumentException(
                    "got " + ids.length + " cluster ids for " + rows + " rows, expected one each");
        }
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        int[] dense = new int[rows];
        for (int row = 0; row < rows; row++) {
            Integer seen = numbers.putIfAbsent(ids[row], numbers.size());
            dense[row] = seen == null ? numbers.size() - 1 : seen;
        }
        return dense;
    }

    /** Returns the metrics of every replicate, in the order of their numbers. */
    Metrics[] replicates() {
        Metrics[] replicates = new Metrics[options.replicates()];
        int threads = options.threads();
        IntStream lanes = IntStream.range(0, threads);
        (threads > 1 ? lanes.parallel() : lanes).forEach(lane -> {
            Lane work = new Lane();
            for (int i = lane; i < replicates.length; i += threads) {
                replicates[i] = work.replicate(i);
            }
        });
        return replicates;
    }

    /** One thread's scratch space. */
    private final class Lane {
        /** How often each unit was drawn: more than 255 times has a probability below 1e-500. */
        private final byte[] drawn = new byte[units];

        private final int[] counts = new int[2 * ranking.size()];
        private final MetricKernel kernel = new MetricKernel(ranking, options.profit());

        Metrics replicate(int number) {
            draw(new SplittableRandom(base + number));
            Arrays.fill(counts, 0);
            int[] cells = new int[4];
            for (int row = 0; row < code.length; row++) {
                int times = drawn[unit[row]] & 0xff;
                counts[code[row] >>> 1] += times;
                cells[code[row] & 3] += times;
            }
            return kernel.metrics(counts, Confusion.ofCells(cells));
        }

        private void draw(SplittableRandom random) {
            Arrays.fill(drawn, (byte) 0);
            for (int draw = 0; draw < units; draw++) {
                // the high half of a product with 32 random bits: uniform to within units / 2^32
                drawn[(int) (((random.nextInt() & 0xffffffffL) * units) >>> 32)]++;
            }
        }
    }
}
