package io.github.churn4j.training.simulate;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The random numbers of one row, addressed by what they are used for.
 *
 * <p>Implementation note: counter-based. A number is the SplitMix64 finaliser (Steele, Lea and Flood, OOPSLA 2014) of
 * (seed, row, {@link Draw}), so that rows can be drawn in any order and on any thread, and a scenario that uses one
 * number more shifts no other. Normal deviates are the inverse distribution function, interpolated in a table of 4,097
 * knots and cut at ±3.5; every segment's quantile table ends before that.
 */
final class RowRandom {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int CELLS = 4096;
    private static final double[] NORMAL_QUANTILES = normalQuantiles();

    private final long base;

    RowRandom(long seed, long row) {
        this.base = mix(mix(seed + GOLDEN) + row * GOLDEN);
    }

    /** A uniform deviate in (0, 1). */
    double uniform(Draw draw) {
        long bits = mix(base + draw.number() * GOLDEN);
        return ((bits >>> 12) + 0.5) * 0x1p-52;
    }

    /** A standard normal deviate in [-3.5, 3.5]. */
    double normal(Draw draw) {
        double position = uniform(draw) * CELLS;
        int cell = (int) position;
        double low = NORMAL_QUANTILES[cell];
        return low + (position - cell) * (NORMAL_QUANTILES[cell + 1] - low);
    }

    /** The index of a category drawn with the given probabilities; the last takes what they leave of 1. */
    int category(Draw draw, double[] probabilities) {
        double rest = uniform(draw);
        for (int i = 0; i < probabilities.length - 1; i++) {
            rest -= probabilities[i];
            if (rest < 0) {
                return i;
            }
        }
        return probabilities.length - 1;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static double[] normalQuantiles() {
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        double[] quantiles = new double[CELLS + 1];
        for (int i = 1; i < CELLS; i++) {
            quantiles[i] = normal.inverseCumulativeProbability((double) i / CELLS);
        }
        quantiles[0] = -3.5;
        quantiles[CELLS] = 3.5;
        return quantiles;
    }
}
