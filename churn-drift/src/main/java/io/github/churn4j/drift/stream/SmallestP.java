package io.github.churn4j.drift.stream;

import io.github.churn4j.drift.stats.KolmogorovSmirnov;
import java.util.Arrays;

/**
 * The smallest p-value of many tests, of which only few are computed.
 *
 * <p>Implementation note. p falls with the statistic, so of all χ² of the same degrees of freedom the largest decides, and
 * of all D at the same sizes the largest. D at different sizes are compared by Stephens's approximation (1970,
 * p ≈ 2 exp(−2z²), z = (√e + .12 + .11/√e) D), and those whose approximate ln p is within {@link #SLACK} of the smallest
 * are computed: a factor of 7, where the approximation is off by less than 2 above 20 values. Not thread-safe.
 */
final class SmallestP {

    private static final double SLACK = 2;

    private final double[] squares;
    private double[] distances = new double[16];
    private long[] sizes = new long[16];
    private long[] references = new long[16];
    private int candidates;
    private double largestD;
    private long largestSize;
    private long largestReference;
    private double largestSquare;
    private double other;

    /** @param most degrees of freedom */
    SmallestP(int most) {
        squares = new double[most + 1];
        clear();
    }

    void clear() {
        Arrays.fill(squares, 0);
        candidates = 0;
        largestD = 0;
        largestSize = 0;
        largestReference = 0;
        largestSquare = 0;
        other = 1;
    }

    /** Whether a distance of n values from m could matter. */
    boolean concerns(double d, long n, long m) {
        if (n == largestSize && m == largestReference) {
            return d > largestD;
        }
        return 2 * square(d, n, m) > 2 * largestSquare - SLACK;
    }

    /** A distance of n values from m. */
    void distance(double d, long n, long m) {
        if (!concerns(d, n, m)) {
            return;
        }
        double z = square(d, n, m);
        if (z > largestSquare) {
            largestSquare = z;
            largestD = d;
            largestSize = n;
            largestReference = m;
        }
        for (int i = 0; i < candidates; i++) {
            if (sizes[i] == n && references[i] == m) {
                distances[i] = Math.max(distances[i], d);
                return;
            }
        }
        if (candidates == distances.length) {
            distances = Arrays.copyOf(distances, 2 * candidates);
            sizes = Arrays.copyOf(sizes, 2 * candidates);
            references = Arrays.copyOf(references, 2 * candidates);
        }
        distances[candidates] = d;
        sizes[candidates] = n;
        references[candidates++] = m;
    }

    private static double square(double d, long n, long m) {
        double root = Math.sqrt((double) n * m / ((double) n + m));
        double z = (root + .12 + .11 / root) * d;
        return z * z;
    }

    /** A Pearson statistic; none with 0 degrees of freedom. */
    void square(double statistic, int degreesOfFreedom) {
        if (statistic > squares[degreesOfFreedom]) {
            squares[degreesOfFreedom] = statistic;
        }
    }

    /** The p-value of another test. */
    void pValue(double p) {
        other = Math.min(other, p);
    }

    /** The smallest p-value of all; 1 where there was no test. */
    double value() {
        double smallest = other;
        for (int i = 0; i < candidates; i++) {
            if (2 * square(distances[i], sizes[i], references[i]) > 2 * largestSquare - SLACK) {
                smallest = Math.min(smallest, KolmogorovSmirnov.pAsymptotic(distances[i], sizes[i], references[i]));
            }
        }
        for (int degrees = 1; degrees < squares.length; degrees++) {
            if (squares[degrees] > 0) {
                smallest = Math.min(smallest, LevelTest.pValue(squares[degrees], degrees));
            }
        }
        return smallest;
    }
}
