package io.github.churn4j.drift.performance;

import java.util.function.IntToDoubleFunction;

/** Streams that Python makes alike: s ← 6364136223846793005·s + 1442695040888963407 mod 2⁶⁴, u = (s >> 11) / 2⁵³. */
final class Streams {
    private long state;

    Streams(long seed) {
        state = seed;
    }

    double uniform() {
        state = state * 6364136223846793005L + 1442695040888963407L;
        return (state >>> 11) * 0x1p-53;
    }

    /** Zeros and ones. */
    static double[] bernoulli(long seed, int n, IntToDoubleFunction rate) {
        Streams stream = new Streams(seed);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = stream.uniform() < rate.applyAsDouble(i) ? 1 : 0;
        }
        return values;
    }

    /** Numbers in [0, 1]. */
    static double[] real(long seed, int n, IntToDoubleFunction start) {
        Streams stream = new Streams(seed);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = Math.min(1, Math.max(0, stream.uniform() * .4 + start.applyAsDouble(i)));
        }
        return values;
    }
}
