package io.github.churn4j.drift.stream;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * The level at or below which a p-value raises an alarm, from the smallest p-values of S simulated stable streams.
 *
 * <p>Implementation note. With Q(α) = P(smallest p ≤ α) and p₍ₖ₎ the k-th smallest of the S, the chance that a further
 * stream falls <em>below</em> p₍ₖ₎ is at most β with a probability of at least P(Bin(S, β) ≥ k), whatever the distribution
 * and with ties (Clopper and Pearson 1934; Wilks 1941). The level is the number just below p₍ₖ₎ for the largest k with
 * P(Bin(S, β) ≤ k − 1) ≤ .05: k = 85 of 1,000 for β = .1. Rounded down to four digits.
 */
final class AlarmLevel {

    private static final double DOUBT = .05;
    private static final MathContext DIGITS = new MathContext(4, RoundingMode.DOWN);

    private AlarmLevel() {}

    /** The largest level that keeps the chance with 95 % confidence; 0 where the streams are too few to tell. */
    static double of(double[] smallest, double chance) {
        int k = rank(smallest.length, chance);
        if (k == 0) {
            return 0;
        }
        double[] sorted = smallest.clone();
        Arrays.sort(sorted);
        return rounded(Math.nextDown(sorted[k - 1]));
    }

    /** The number rounded down to four digits, 0 where it is not above zero. */
    static double rounded(double level) {
        return level <= 0 ? 0 : new BigDecimal(level).round(DIGITS).doubleValue();
    }

    /** How many of the streams have a p-value at or below a level. */
    static int alarms(double[] smallest, double level) {
        return (int) Arrays.stream(smallest).filter(p -> p <= level).count();
    }

    /** The largest k with P(Bin(streams, chance) ≤ k − 1) ≤ .05; 0 if there is none. */
    static int rank(int streams, double chance) {
        double odds = StrictMath.log(chance) - StrictMath.log1p(-chance);
        double logTerm = streams * StrictMath.log1p(-chance);
        double below = 0;
        for (int k = 0; k < streams; k++) {
            below += StrictMath.exp(logTerm);
            if (below > DOUBT) {
                return k;
            }
            logTerm += StrictMath.log((streams - k) / (k + 1.0)) + odds;
        }
        return streams;
    }
}
