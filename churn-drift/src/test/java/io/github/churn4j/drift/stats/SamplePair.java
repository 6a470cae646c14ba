package io.github.churn4j.drift.stats;

import java.util.Arrays;

/** Pairs of samples that Python can make as well: {@code numpy.arange(n) * factor % modulus + shift}. */
enum SamplePair {
    ONE_EACH(1, 1, 1, 0, 1, 1, 1, 1),
    ONE_AND_FIVE(1, 1, 1, 2.5, 5, 1, 7, 0),
    FIVE_AND_SEVEN(5, 3, 11, 0, 7, 5, 13, 0.5),
    EIGHT_EACH(8, 3, 17, 0, 8, 5, 19, 4.5),
    APART(20, 3, 23, 0, 25, 7, 29, 100),
    TIES(300, 7, 4, 0, 200, 5, 3, 0),
    MORE_TIES(1000, 7, 10, 0, 900, 3, 9, 1),
    UNEQUAL(5000, 7919, 104729, 0, 30, 104723, 99991, 9000.5),
    SAME_CONSTANT(50, 1, 1, 3, 40, 1, 1, 3),
    OTHER_CONSTANTS(50, 1, 1, 3, 40, 1, 1, 4),
    HUNDREDS(500, 31, 1009, 0, 400, 37, 1013, 40.5),
    LARGE_AND_BATCH(1000000, 7919, 1000003, 0, 1000, 104729, 999983, 30000.5),
    LARGE_EACH(1000000, 7919, 1000003, 0, 1000000, 104729, 999983, 500.5);

    private final double[] x;
    private final double[] y;

    SamplePair(int n, int factor, int modulus, double shift, int m, int factor2, int modulus2, double shift2) {
        this.x = sequence(n, factor, modulus, shift);
        this.y = sequence(m, factor2, modulus2, shift2);
    }

    private static double[] sequence(int n, int factor, int modulus, double shift) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> (long) i * factor % modulus + shift);
        return values;
    }

    double[] x() {
        return x.clone();
    }

    double[] y() {
        return y.clone();
    }
}
