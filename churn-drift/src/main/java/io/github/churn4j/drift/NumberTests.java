package io.github.churn4j.drift;

import io.github.churn4j.drift.stats.CramerVonMises;
import io.github.churn4j.drift.stats.KolmogorovSmirnov;

/** Tests of numbers. */
final class NumberTests {

    /** The chance with which a minimum detectable effect is seen. */
    static final double POWER = .8;

    private NumberTests() {}

    static Measurement kolmogorovSmirnov(Pair pair) {
        long n = pair.n();
        long m = pair.m();
        double d = KolmogorovSmirnov.statistic(pair.reference(), pair.sorted(), pair.m());
        return new Measurement(
                DriftTest.KOLMOGOROV_SMIRNOV,
                d,
                KolmogorovSmirnov.pAsymptotic(d, n, m),
                d,
                level -> KolmogorovSmirnov.critical(level, n, m),
                level -> KolmogorovSmirnov.minimumDetectable(level, POWER, n, m));
    }

    /** The effect is D: T grows with the number of values. */
    static Measurement cramerVonMises(Pair pair) {
        long n = pair.n();
        long m = pair.m();
        double t = CramerVonMises.statistic(pair.reference(), pair.sorted(), pair.m());
        return new Measurement(
                DriftTest.CRAMER_VON_MISES,
                t,
                CramerVonMises.p(t, n, m),
                KolmogorovSmirnov.statistic(pair.reference(), pair.sorted(), pair.m()),
                level -> critical(level, n, m),
                level -> KolmogorovSmirnov.minimumDetectable(level, POWER, n, m));
    }

    /** The smallest T whose p-value is at most a level, to 1e-9 relative. */
    private static double critical(double level, long n, long m) {
        double low = 0;
        double high = 1;
        while (CramerVonMises.p(high, n, m) > level) {
            low = high;
            high *= 2;
        }
        while (high - low > 1e-9 * high) {
            double middle = (low + high) / 2;
            if (CramerVonMises.p(middle, n, m) > level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
