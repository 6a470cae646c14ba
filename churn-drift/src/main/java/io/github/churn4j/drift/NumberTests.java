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
        double d = KolmogorovSmirnov.certain(pair.reference(), pair.sorted(), pair.m());
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
                KolmogorovSmirnov.certain(pair.reference(), pair.sorted(), pair.m()),
                level -> CramerVonMises.critical(level, n, m),
                level -> CramerVonMises.minimumDetectable(level, POWER, n, m));
    }
}
