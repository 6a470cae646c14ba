package io.github.churn4j.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Metrics of samples drawn with replacement.
 *
 * <p>Implementation note. A row is one number: score group, label and decision. A replicate counts those numbers while
 * drawing and hands the counts to {@link MetricKernel}; it neither copies rows nor sorts. Replicate i draws from a
 * generator made of the seed and i alone, so the result does not depend on the number of threads.
 */
final class Bootstrap {
    private final Ranking ranking;
    private final int[] code;
    /** Rows of cluster c: members[start[c]] to members[start[c + 1]]; empty if every row stands alone. */
    private final int[] members;

    private final int[] start;
    private final int units;
    private final EvaluationOptions options;
    private final long base;

    Bootstrap(Scores scores, byte[] decisions, EvaluationOptions options) {
        this.ranking = scores.ranking();
        this.options = options;
        this.base = new SplittableRandom(options.seed()).nextLong();
        this.code = new int[scores.size()];
        for (int row = 0; row < code.length; row++) {
            code[row] = (ranking.groupOfRow(row) << 2) | (scores.label(row) << 1) | decisions[row];
        }
        int[] cluster = options.clusters().map(ids -> dense(ids, scores.size())).orElseGet(() -> new int[0]);
        this.units =
                cluster.length == 0 ? code.length : Arrays.stream(cluster).max().getAsInt() + 1;
        this.start = new int[cluster.length == 0 ? 0 : units + 1];
        this.members = new int[cluster.length];
        gather(cluster);
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

    private void gather(int[] cluster) {
        for (int c : cluster) {
            start[c + 1]++;
        }
        for (int c = 1; c < start.length; c++) {
            start[c] += start[c - 1];
        }
        int[] next = start.clone();
        for (int row = 0; row < cluster.length; row++) {
            members[next[cluster[row]]++] = row;
        }
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
        private final int[] counts = new int[2 * ranking.size()];
        private final int[] cells = new int[4];
        private final MetricKernel kernel = new MetricKernel(ranking, options.profit());

        Metrics replicate(int number) {
            Arrays.fill(counts, 0);
            Arrays.fill(cells, 0);
            SplittableRandom random = new SplittableRandom(base + number);
            for (int drawn = 0; drawn < units; drawn++) {
                // the high half of a product with 32 random bits: uniform to within units / 2^32
                int unit = (int) (((random.nextInt() & 0xffffffffL) * units) >>> 32);
                if (start.length == 0) {
                    count(code[unit]);
                } else {
                    for (int m = start[unit]; m < start[unit + 1]; m++) {
                        count(code[members[m]]);
                    }
                }
            }
            return kernel.metrics(counts, Confusion.ofCells(cells));
        }

        private void count(int rowCode) {
            counts[rowCode >>> 1]++;
            cells[rowCode & 3]++;
        }
    }
}
