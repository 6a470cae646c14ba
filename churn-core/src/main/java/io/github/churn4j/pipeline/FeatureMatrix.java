package io.github.churn4j.pipeline;

/**
 * Model features of many customers: n rows × d columns of numbers, row-major, NaN where a value is missing.
 *
 * <p>The array is shared, not copied, because it may be hundreds of megabytes: treat it as read-only.
 *
 * @param values row r, column c at index {@code r * columns + c}
 * @param rows n, 0 or more
 * @param columns d, 1 or more
 */
@SuppressWarnings("ArrayRecordComponent")
public record FeatureMatrix(double[] values, int rows, int columns) {

    public FeatureMatrix {
        if (rows < 0 || columns < 1 || values.length != (long) rows * columns) {
            throw new IllegalArgumentException(
                    values.length + " values given, expected " + rows + " rows × " + columns + " columns");
        }
    }

    /** One value. */
    public double get(int row, int column) {
        return values[row * columns + column];
    }

    /** Copies one row into the start of an array that has room for it. */
    public void copyRow(int row, double[] target) {
        System.arraycopy(values, row * columns, target, 0, columns);
    }

    /** The given rows, in the given order, as a matrix of their own. */
    public FeatureMatrix select(int[] selected) {
        double[] chosen = new double[Math.multiplyExact(selected.length, columns)];
        for (int i = 0; i < selected.length; i++) {
            System.arraycopy(values, selected[i] * columns, chosen, i * columns, columns);
        }
        return new FeatureMatrix(chosen, selected.length, columns);
    }
}
