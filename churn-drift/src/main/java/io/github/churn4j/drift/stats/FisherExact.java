package io.github.churn4j.drift.stats;

import java.util.function.LongPredicate;

/**
 * Fisher's exact test of two shares: of a + b values of one sample a have a property, of c + d of the other c. Exact at
 * any counts, to about 1e-12 relative down to 1e-300. Pure functions, safe from any thread.
 *
 * <p>Implementation note: given the margins, a is hypergeometric. One probability comes from {@code SaddlePoint}, its
 * neighbours by their ratio; they are summed away from the mode until they add nothing. O(√(a + b + c + d)).
 */
public final class FisherExact {

    /** Probabilities that are equal by symmetry differ by less than this in their last digits. */
    private static final double SAME = 1e-10;

    private final long mine;
    private final long others;
    private final long having;
    private final long mode;

    private FisherExact(long a, long b, long c, long d) {
        this.mine = Samples.count("a", a) + Samples.count("b", b);
        this.others = Samples.count("c", c) + Samples.count("d", d);
        this.having = a + c;
        this.mode = (long) ((mine + 1.0) * (having + 1.0) / (mine + others + 2.0));
    }

    /**
     * P(tables no likelier than this one) with these margins if both shares are the same: SciPy's
     * {@code fisher_exact([[a, b], [c, d]])}.
     *
     * @return [0, 1]; 1 where all or none have the property; NaN where a sample is empty
     */
    public static double twoSided(long a, long b, long c, long d) {
        FisherExact table = new FisherExact(a, b, c, d);
        if (table.mine == 0 || table.others == 0) {
            return Double.NaN;
        }
        return table.trivial() ? 1 : Math.min(1, table.bothTails(a));
    }

    /**
     * P(at least a) with these margins if both shares are the same: SciPy's
     * {@code fisher_exact([[a, b], [c, d]], alternative="greater")}. Small where the first sample has more.
     *
     * @return [0, 1]; 1 where all or none have the property; NaN where a sample is empty
     */
    public static double greater(long a, long b, long c, long d) {
        FisherExact table = new FisherExact(a, b, c, d);
        if (table.mine == 0 || table.others == 0) {
            return Double.NaN;
        }
        if (table.trivial() || a == table.least()) {
            return 1;
        }
        double tail = a > table.mode ? table.upwards(a) : 1 - table.downwards(a - 1);
        return Math.min(1, tail);
    }

    /**
     * The difference of shares that a two-sided test at alpha shows with that chance: by the normal approximation, from
     * the reference's share towards ½, where it is hardest to see (J. L. Fleiss 1981, <i>Statistical Methods for Rates
     * and Proportions</i>, 3.2). From a share of 0 or 1, where that is far off, exactly: the reference has none then, and
     * the binomial tail tells how often the other sample has as many as the test asks for.
     *
     * @param alpha (0, 1)
     * @param power the chance, (½, 1), usually .8
     * @param share of the reference, [0, 1]
     * @param n values of the reference
     * @param m values of the other sample
     * @return (0, 1]; NaN where a sample is empty
     */
    public static double minimumDetectable(double alpha, double power, double share, long n, long m) {
        double surprise = Samples.probability("alpha", alpha) / 2;
        double from = Math.min(Samples.probability("share", share), 1 - share);
        return detectable(surprise, power, from, n, m, count -> twoSided(count, m - count, 0, n) <= alpha);
    }

    /**
     * The same of a larger share and {@link #greater}, the other sample first.
     *
     * @return (0, 1]; NaN from a share of 1, which none exceeds, and where a sample is empty
     */
    public static double minimumDetectableGreater(double alpha, double power, double share, long n, long m) {
        double surprise = Math.min(.5, Samples.probability("alpha", alpha));
        double from = Samples.probability("share", share);
        return from == 1
                ? Double.NaN
                : detectable(surprise, power, from, n, m, count -> greater(count, m - count, 0, n) <= alpha);
    }

    /**
     * The difference upwards.
     *
     * @param surprise the chance of so much without a difference, upwards only
     * @param shows whether that many of the m values are drift where none of the n has the property; so are more
     */
    private static double detectable(double surprise, double power, double from, long n, long m, LongPredicate shows) {
        if (n < 1 || m < 1) {
            return Double.NaN;
        }
        double miss = 1 - Samples.power(power);
        if (from == 0) {
            long least = least(m, shows);
            return least > m ? 1 : Inverse.smallest(miss, 1, share -> below(least, m, share));
        }
        double asked = Normal.upperQuantile(surprise);
        double luck = Normal.upperQuantile(miss);
        return Inverse.smallest(0, 1 - from, difference -> {
            double to = from + difference;
            double pooled = (n * from + m * to) / ((double) n + m);
            return asked * Math.sqrt(pooled * (1 - pooled) * (1.0 / n + 1.0 / m))
                    + luck * Math.sqrt(from * (1 - from) / n + to * (1 - to) / m)
                    - difference;
        });
    }

    /** The smallest count from which on the test shows; one more than there are if it never does. */
    private static long least(long m, LongPredicate shows) {
        long low = 0;
        long high = m + 1;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (shows.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** P(fewer than count of m) at a share. O(count), of which {@link #minimumDetectable} asks for few. */
    private static double below(long count, long m, double share) {
        if (share <= 0 || share >= 1) {
            return share <= 0 ? 1 : 0;
        }
        double sum = 0;
        for (long k = 0; k < count; k++) {
            double excess = m * share - k;
            sum += StrictMath.exp(SaddlePoint.logBinomial(k, m, share, 1 - share, excess));
        }
        return Math.min(1, sum);
    }

    private boolean trivial() {
        return having == 0 || having == mine + others;
    }

    private long least() {
        return Math.max(0, having - others);
    }

    private long most() {
        return Math.min(mine, having);
    }

    private double bothTails(long a) {
        double bound = logProbability(a) + SAME;
        if (a == mode || logProbability(mode) <= bound) {
            return 1;
        }
        if (a > mode) {
            long low = least() - 1; // the last one below the mode no likelier than a
            long high = mode;
            while (high - low > 1) {
                long middle = (low + high) >> 1;
                if (logProbability(middle) <= bound) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return upwards(a) + downwards(low);
        }
        long low = mode;
        long high = most() + 1; // the first one above
        while (high - low > 1) {
            long middle = (low + high) >> 1;
            if (logProbability(middle) <= bound) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return downwards(a) + upwards(high);
    }

    /** P(X ≥ from), from at or above the mode. */
    private double upwards(long from) {
        if (from > most()) {
            return 0;
        }
        double sum = 1;
        double term = 1;
        for (long k = from; k < most() && term > 1e-18 * sum; k++) {
            term *= (double) (mine - k) * (having - k) / ((k + 1.0) * (others - having + k + 1.0));
            sum += term;
        }
        return StrictMath.exp(logProbability(from) + StrictMath.log(sum));
    }

    /** P(X ≤ from), from at or below the mode. */
    private double downwards(long from) {
        if (from < least()) {
            return 0;
        }
        double sum = 1;
        double term = 1;
        for (long k = from; k > least() && term > 1e-18 * sum; k--) {
            term *= (double) k * (others - having + k) / ((mine - k + 1.0) * (having - k + 1.0));
            sum += term;
        }
        return StrictMath.exp(logProbability(from) + StrictMath.log(sum));
    }

    /** ln P(X = x): binomials of both samples over that of both together, at the joint share. */
    private double logProbability(long x) {
        double all = (double) mine + others;
        double p = having / all;
        double q = (all - having) / all;
        double excess = (double) (mine * having - x * (mine + others)) / all;
        return SaddlePoint.logBinomial(x, mine, p, q, excess)
                + SaddlePoint.logBinomial(having - x, others, p, q, -excess)
                - SaddlePoint.logBinomial(having, all, p, q, 0);
    }
}
