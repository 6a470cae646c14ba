package io.github.churn4j.training.calibrate;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One fold's rows and the others.
 *
 * @param number the fold's number as the caller gave it
 * @param held rows in the fold, ascending
 * @param others all other rows, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the package
record FoldRows(int number, int[] held, int[] others) {

    /** Returns the folds by ascending number. */
    static FoldRows[] of(int[] folds) {
        return Arrays.stream(folds)
                .distinct()
                .sorted()
                .mapToObj(f -> new FoldRows(
                        f,
                        IntStream.range(0, folds.length)
                                .filter(i -> folds[i] == f)
                                .toArray(),
                        IntStream.range(0, folds.length)
                                .filter(i -> folds[i] != f)
                                .toArray()))
                .toArray(FoldRows[]::new);
    }

    static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    static byte[] pick(byte[] values, int[] rows) {
        byte[] picked = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }
}
