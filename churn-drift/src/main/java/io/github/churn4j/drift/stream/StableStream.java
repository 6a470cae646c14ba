package io.github.churn4j.drift.stream;

import io.github.churn4j.drift.stream.HeldOutRows.Column;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Streams that do not change, drawn from held-out rows: a reference and a stream, both with replacement, and the smallest
 * p-value of all tests of all windows. All columns of a row stay together, and the reference is drawn anew each time, so
 * that what the tests have to do with each other, from column to column and from window to window, is in.
 *
 * <p>Implementation note. The values of numeric columns are ranks, put into up to 64 blocks of neighbours. A window's
 * counts by block roll along the stream. Between the ends of a block both distribution functions only rise, so the largest
 * distance within it is at most the larger one's end less the smaller one's beginning; where no such bound matters the
 * window is done after a look at 64 numbers, otherwise (a few windows in a hundred) its ranks are counted. One object a
 * thread: the scratch space is kept.
 */
final class StableStream {

    private final HeldOutRows population;
    private final Column[] columns;
    private final int[] reference;
    private final int[] stream;
    private final Window.Rows[] windows;
    private final SmallestP[] smallest;
    private final int[] blockCounts = new int[129];
    private final int[] referenceBlocks = new int[129];
    private final int[] rankCounts;
    private final int[] referenceRanks;
    private boolean ranked;

    /**
     * Scratch space for one thread.
     *
     * @param referenceRows of the reference
     * @param streamRows of the stream
     */
    StableStream(HeldOutRows population, int referenceRows, int streamRows, Window.Rows[] windows) {
        this.population = population;
        this.windows = windows;
        columns = population.columns();
        reference = new int[referenceRows];
        stream = new int[streamRows];
        int values = 0;
        int levels = 1;
        for (Column column : columns) {
            values = Math.max(values, column.values());
            levels = Math.max(levels, column.levels());
        }
        rankCounts = new int[values + 1];
        referenceRanks = new int[values + 1];
        smallest = new SmallestP[windows.length];
        for (int i = 0; i < smallest.length; i++) {
            smallest[i] = new SmallestP(levels);
        }
    }

    /** Draws a reference and a stream; the smallest p-value for each kind of windows, in their order. */
    double[] draw(SplittableRandom random) {
        fill(reference, random);
        fill(stream, random);
        return smallest();
    }

    /** The smallest p-value for a given reference and stream, positions among the held-out rows. */
    double[] of(int[] givenReference, int[] givenStream) {
        System.arraycopy(givenReference, 0, reference, 0, reference.length);
        System.arraycopy(givenStream, 0, stream, 0, stream.length);
        return smallest();
    }

    private void fill(int[] rows, SplittableRandom random) {
        long size = population.size();
        for (int i = 0; i < rows.length; i++) {
            // the high half of a product with 32 random bits: uniform to within size / 2^32
            rows[i] = (int) (((random.nextInt() & 0xffffffffL) * size) >>> 32);
        }
    }

    private double[] smallest() {
        for (SmallestP p : smallest) {
            p.clear();
        }
        for (Column column : columns) {
            if (column.levels() == 0) {
                numbers(column);
            } else {
                levels(column);
            }
            if (column.missing() > 0) {
                missing(column);
            }
        }
        return Arrays.stream(smallest).mapToDouble(SmallestP::value).toArray();
    }

    private void numbers(Column column) {
        int[] codes = column.codes();
        byte[] blockOf = column.blockOf();
        int blocks = column.blocks();
        Arrays.fill(referenceBlocks, 0, blocks + 1, 0);
        for (int row : reference) {
            referenceBlocks[blockOf[codes[row]]]++;
        }
        ranked = false;
        int m = reference.length - referenceBlocks[blocks];
        for (int kind = 0; kind < windows.length; kind++) {
            Window.Rows window = windows[kind];
            Arrays.fill(blockCounts, 0, blocks + 1, 0);
            int first = 0;
            int next = 0;
            for (int end = window.rows(); end <= stream.length; end += window.stride()) {
                for (; first < end - window.rows(); first++) {
                    blockCounts[blockOf[codes[stream[first]]]]--;
                }
                for (; next < end; next++) {
                    blockCounts[blockOf[codes[stream[next]]]]++;
                }
                int n = window.rows() - blockCounts[blocks];
                if (n > 0 && m > 0) {
                    distance(column, smallest[kind], n, m, end - window.rows(), end);
                }
            }
        }
    }

    private void distance(Column column, SmallestP p, int n, int m, int from, int end) {
        double most = (double) n * m;
        boolean exact = column.blocks() == column.values();
        double bound = bound(column.blocks(), n, m, exact) / most;
        if (p.concerns(bound, n, m)) {
            p.distance(exact ? bound : byRank(column, n, m, from, end) / most, n, m);
        }
    }

    /** The largest distance by block, times n·m: exactly where a block is one rank, at most so where it is more. */
    private long bound(int blocks, long n, long m, boolean exact) {
        long bound = 0;
        long before = 0;
        long referenceBefore = 0;
        for (int block = 0; block < blocks; block++) {
            long after = before + blockCounts[block] * m;
            long referenceAfter = referenceBefore + referenceBlocks[block] * n;
            long here = exact
                    ? Math.abs(after - referenceAfter)
                    : Math.max(after - referenceBefore, referenceAfter - before);
            bound = Math.max(bound, here);
            before = after;
            referenceBefore = referenceAfter;
        }
        return bound;
    }

    private long byRank(Column column, long n, long m, int from, int end) {
        int[] codes = column.codes();
        int ranks = column.values();
        if (!ranked) {
            Arrays.fill(referenceRanks, 0, ranks + 1, 0);
            for (int row : reference) {
                referenceRanks[codes[row]]++;
            }
            ranked = true;
        }
        Arrays.fill(rankCounts, 0, ranks + 1, 0);
        for (int i = from; i < end; i++) {
            rankCounts[codes[stream[i]]]++;
        }
        long largest = 0;
        long difference = 0;
        for (int rank = 0; rank < ranks; rank++) {
            difference += referenceRanks[rank] * n - rankCounts[rank] * m;
            largest = Math.max(largest, Math.abs(difference));
        }
        return largest;
    }

    private void levels(Column column) {
        int[] codes = column.codes();
        int levels = column.levels();
        long[] counts = new long[levels + 1];
        for (int row : reference) {
            counts[codes[row]]++;
        }
        if (counts[levels] == reference.length) {
            return;
        }
        LevelTest test = new LevelTest(Arrays.copyOf(counts, levels));
        for (int kind = 0; kind < windows.length; kind++) {
            Window.Rows window = windows[kind];
            Arrays.fill(counts, 0);
            int first = 0;
            int next = 0;
            for (int end = window.rows(); end <= stream.length; end += window.stride()) {
                for (; first < end - window.rows(); first++) {
                    counts[codes[stream[first]]]--;
                }
                for (; next < end; next++) {
                    counts[codes[stream[next]]]++;
                }
                long present = window.rows() - counts[levels];
                if (present > 0) {
                    smallest[kind].square(test.statistic(counts, present), test.degreesOfFreedom());
                }
            }
        }
    }

    /** Fisher's p falls away from the expected number on both sides: the fewest and the most missing values decide. */
    private void missing(Column column) {
        int[] codes = column.codes();
        int absent = column.values();
        int referenceMissing = 0;
        for (int row : reference) {
            referenceMissing += codes[row] == absent ? 1 : 0;
        }
        for (int kind = 0; kind < windows.length; kind++) {
            int rows = windows[kind].rows();
            int fewest = rows;
            int most = 0;
            int missing = 0;
            for (int i = 0; i < stream.length; i++) {
                missing += codes[stream[i]] == absent ? 1 : 0;
                if (i >= rows) {
                    missing -= codes[stream[i - rows]] == absent ? 1 : 0;
                }
                if (i + 1 >= rows && (i + 1 - rows) % windows[kind].stride() == 0) {
                    fewest = Math.min(fewest, missing);
                    most = Math.max(most, missing);
                }
            }
            if (stream.length >= rows && (most > 0 || referenceMissing > 0)) {
                smallest[kind].pValue(ShareTest.missing(fewest, rows, referenceMissing, reference.length));
                smallest[kind].pValue(ShareTest.missing(most, rows, referenceMissing, reference.length));
            }
        }
    }
}
