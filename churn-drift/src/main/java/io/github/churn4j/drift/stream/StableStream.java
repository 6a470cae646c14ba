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
 * counts by block roll along the stream in chunks that all windows are made of. Between the ends of a block both
 * distribution functions only rise, so the largest distance within it is at most the larger one's end less the smaller
 * one's beginning; where no such bound matters the window is done after a look at 64 numbers, otherwise (a few windows in a
 * hundred) its ranks are counted. One object a thread: the scratch space is kept.
 */
final class StableStream {

    static final long MOST_CELLS = 1 << 26;

    private final HeldOutRows population;
    private final Column[] columns;
    private final int[] reference;
    private final int[] stream;
    private final Window.Rows[] windows;
    private final SmallestP[] smallest;
    private final int chunk;
    private final int width;
    private final int[] chunks;
    private final int[] blockCounts;
    private final int[] referenceBlocks;
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
        int most = 1;
        int levels = 1;
        for (Column column : columns) {
            values = Math.max(values, column.values());
            most = Math.max(most, Math.max(column.levels(), column.blocks()));
            levels = Math.max(levels, column.levels());
        }
        rankCounts = new int[values + 1];
        referenceRanks = new int[values + 1];
        width = most + 1;
        blockCounts = new int[width];
        referenceBlocks = new int[width];
        chunk = chunk(windows);
        long cells = cells(population, streamRows, windows);
        if (cells > MOST_CELLS) {
            throw new IllegalArgumentException("windows " + Arrays.toString(windows) + " in " + streamRows
                    + " rows need " + cells + " counts, expected at most " + MOST_CELLS
                    + "; give sizes and strides with a larger common divisor");
        }
        chunks = new int[(int) cells];
        smallest = new SmallestP[windows.length];
        for (int i = 0; i < smallest.length; i++) {
            smallest[i] = new SmallestP(levels);
        }
    }

    /** How many counts one thread keeps, of 4 bytes each. */
    static long cells(HeldOutRows population, int streamRows, Window.Rows[] windows) {
        int most = 1;
        for (Column column : population.columns()) {
            most = Math.max(most, Math.max(column.levels(), column.blocks()));
        }
        return (streamRows / chunk(windows)) * (most + 1L);
    }

    /** Rows between places where a window may begin or end: the greatest common divisor of all sizes and strides. */
    static int chunk(Window.Rows[] windows) {
        int divisor = 0;
        for (Window.Rows window : windows) {
            divisor = greatestCommonDivisor(window.rows(), greatestCommonDivisor(window.stride(), divisor));
        }
        return Math.max(1, divisor);
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
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
        byte[] blocks = column.rowBlocks();
        int absent = column.blocks();
        Arrays.fill(referenceBlocks, 0);
        for (int row : reference) {
            referenceBlocks[blocks[row]]++;
        }
        ranked = false;
        int m = reference.length - referenceBlocks[absent];
        if (m == 0) {
            return;
        }
        Arrays.fill(chunks, 0);
        for (int at = 0, from = 0; at < chunks.length; at += width, from += chunk) {
            for (int i = from; i < from + chunk; i++) {
                chunks[at + blocks[stream[i]]]++;
            }
        }
        for (int kind = 0; kind < windows.length; kind++) {
            Window.Rows window = windows[kind];
            Arrays.fill(blockCounts, 0);
            int next = 0;
            for (int end = window.rows(); end <= stream.length; end += window.stride()) {
                next = roll(window, next, end);
                int n = window.rows() - blockCounts[absent];
                if (n > 0) {
                    distance(column, smallest[kind], n, m, end - window.rows(), end);
                }
            }
        }
    }

    /** Takes the chunks up to an end into the counts, and those out that the window has left. */
    private int roll(Window.Rows window, int next, int end) {
        for (int in = next; in < end; in += chunk) {
            int at = in / chunk * width;
            int left = in - window.rows();
            int out = left / chunk * width;
            for (int cell = 0; cell < width; cell++) {
                blockCounts[cell] += chunks[at + cell];
                if (left >= 0) {
                    blockCounts[cell] -= chunks[out + cell];
                }
            }
        }
        return end;
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
        int absent = column.levels();
        long[] counts = new long[absent + 1];
        for (int row : reference) {
            counts[codes[row]]++;
        }
        if (counts[absent] == reference.length) {
            return;
        }
        LevelTest test = new LevelTest(Arrays.copyOf(counts, absent));
        Arrays.fill(chunks, 0);
        for (int at = 0, from = 0; at < chunks.length; at += width, from += chunk) {
            for (int i = from; i < from + chunk; i++) {
                chunks[at + codes[stream[i]]]++;
            }
        }
        for (int kind = 0; kind < windows.length; kind++) {
            Window.Rows window = windows[kind];
            Arrays.fill(blockCounts, 0);
            int next = 0;
            for (int end = window.rows(); end <= stream.length; end += window.stride()) {
                next = roll(window, next, end);
                for (int level = 0; level < absent; level++) {
                    counts[level] = blockCounts[level];
                }
                int present = window.rows() - blockCounts[absent];
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
