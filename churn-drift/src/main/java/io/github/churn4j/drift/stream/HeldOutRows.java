package io.github.churn4j.drift.stream;

import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.Feature;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Held-out rows as whole numbers, for drawing them again and again: of each column the rank of a row's value among the
 * column's values, or its level. Immutable and thread-safe.
 */
final class HeldOutRows {

    /** More rows than these are sampled: they describe the population well enough, and a replicate stays in the cache. */
    static final int MOST = 50_000;

    private final int size;
    private final Column[] columns;

    private HeldOutRows(int size, Column[] columns) {
        this.size = size;
        this.columns = columns;
    }

    /**
     * One column.
     *
     * @param levels how many levels it has; 0 for numbers
     * @param values how many ranks or levels there are
     * @param codes rank or level by row; {@code values} where missing
     * @param blocks how many blocks of neighbouring ranks there are; 0 for levels
     * @param rowBlocks the block of each row, and {@code blocks} for a missing value
     * @param missing how many rows have no value
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Column(int levels, int values, int[] codes, int blocks, byte[] rowBlocks, int missing) {

        private static final int MOST_BLOCKS = 64;

        static Column levels(double[] slots, int levels) {
            int[] codes = new int[slots.length];
            int missing = 0;
            for (int i = 0; i < slots.length; i++) {
                boolean absent = Double.isNaN(slots[i]);
                codes[i] = absent ? levels : (int) slots[i];
                missing += absent ? 1 : 0;
            }
            return new Column(levels, levels, codes, 0, new byte[0], missing);
        }

        static Column numbers(double[] slots) {
            double[] sorted = Arrays.stream(slots)
                    .filter(slot -> !Double.isNaN(slot))
                    .map(slot -> slot + 0.0)
                    .sorted()
                    .toArray();
            double[] distinct = Arrays.stream(sorted).distinct().toArray();
            int[] codes = new int[slots.length];
            int[] counts = new int[distinct.length];
            for (int i = 0; i < slots.length; i++) {
                codes[i] = Double.isNaN(slots[i]) ? distinct.length : Arrays.binarySearch(distinct, slots[i] + 0.0);
                if (codes[i] < distinct.length) {
                    counts[codes[i]]++;
                }
            }
            byte[] blockOf = new byte[distinct.length + 1];
            int blocks = blocks(counts, sorted.length, blockOf);
            byte[] rowBlocks = new byte[slots.length];
            for (int i = 0; i < slots.length; i++) {
                rowBlocks[i] = blockOf[codes[i]];
            }
            return new Column(0, distinct.length, codes, blocks, rowBlocks, slots.length - sorted.length);
        }

        /** Cuts the ranks into blocks of about equal numbers of rows. */
        private static int blocks(int[] counts, int present, byte[] blockOf) {
            int blocks = 0;
            long before = 0;
            for (int rank = 0; rank < counts.length; rank++) {
                blockOf[rank] = (byte) blocks;
                before += counts[rank];
                boolean each = counts.length <= MOST_BLOCKS;
                if (each || rank + 1 == counts.length || before * MOST_BLOCKS >= (blocks + 1L) * present) {
                    blocks++;
                }
            }
            blockOf[counts.length] = (byte) blocks;
            return blocks;
        }
    }

    /**
     * Takes rows of a dataset, with their scores as the last column; more than {@link #MOST} are sampled.
     *
     * @param rows positions in the dataset
     * @param scores P(churn) of these rows
     */
    static HeldOutRows of(Dataset data, int[] rows, double[] scores, long seed) {
        int[] taken = sample(rows.length, seed);
        int features = data.schema().features().size();
        Column[] columns = new Column[features + 1];
        double[] slots = new double[taken.length];
        for (int column = 0; column < features; column++) {
            for (int i = 0; i < taken.length; i++) {
                slots[i] = data.slot(rows[taken[i]], column);
            }
            Feature feature = data.schema().features().get(column);
            int levels = WindowStatistics.levelsOf(feature);
            columns[column] = levels == 0 ? Column.numbers(slots) : Column.levels(slots, levels);
        }
        for (int i = 0; i < taken.length; i++) {
            slots[i] = scores[taken[i]];
        }
        columns[features] = Column.numbers(slots);
        return new HeldOutRows(taken.length, columns);
    }

    private static int[] sample(int size, long seed) {
        int[] positions = new int[size];
        for (int i = 0; i < size; i++) {
            positions[i] = i;
        }
        if (size <= MOST) {
            return positions;
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < MOST; i++) {
            int other = i + random.nextInt(size - i);
            int kept = positions[i];
            positions[i] = positions[other];
            positions[other] = kept;
        }
        return Arrays.copyOf(positions, MOST);
    }

    /** How many rows there are. */
    int size() {
        return size;
    }

    /** The features' columns, then the score's. */
    Column[] columns() {
        return columns.clone();
    }
}
