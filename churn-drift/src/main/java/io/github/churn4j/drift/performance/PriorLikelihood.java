package io.github.churn4j.drift.performance;

/**
 * The likelihood of a churn rate π given scores calibrated at π₀: each row has density π·s/π₀ + (1 − π)(1 − s)/(1 − π₀)
 * relative to the reference.
 *
 * <p>Implementation note. Its logarithm is concave in π, and the expectation-maximisation of Saerens et al. climbs to the
 * one maximum, slowly where the classes overlap. Here each EM step is kept inside a bracket on the derivative's sign and
 * replaced by Newton's where that stays inside the bracket: the same fixed point, to the last digits in a few steps.
 */
final class PriorLikelihood {
    private static final int STEPS = 200;

    private final double reference;
    private final double[] ifChurns;
    private final double[] ifStays;

    PriorLikelihood(double reference, double[] scores) {
        this.reference = reference;
        ifChurns = new double[scores.length];
        ifStays = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            ifChurns[i] = scores[i] / reference;
            ifStays[i] = (1 - scores[i]) / (1 - reference);
        }
    }

    /** The most likely rate, [0, 1]; the reference one where all scores equal it and so tell nothing. */
    double mostLikely() {
        if (information(reference) == 0) {
            return reference;
        }
        double low = 0;
        double high = 1;
        if (slope(low) <= 0) {
            return low;
        }
        if (slope(high) >= 0) {
            return high;
        }
        double rate = .5;
        for (int step = 0; step < STEPS && high - low > 1e-15; step++) {
            double slope = slope(rate);
            if (slope > 0) {
                low = rate;
            } else {
                high = rate;
            }
            double next = rate + slope / information(rate);
            if (!(next > low && next < high)) {
                next = (low + high) / 2;
            }
            if (Math.abs(next - rate) <= 1e-16 * rate) {
                break;
            }
            rate = next;
        }
        return rate;
    }

    double logLikelihood(double rate) {
        double sum = 0;
        for (int i = 0; i < ifChurns.length; i++) {
            sum += StrictMath.log(density(i, rate));
        }
        return sum;
    }

    /** The observed information, minus the second derivative. */
    double information(double rate) {
        double sum = 0;
        for (int i = 0; i < ifChurns.length; i++) {
            double part = (ifChurns[i] - ifStays[i]) / density(i, rate);
            sum += part * part;
        }
        return sum;
    }

    private double slope(double rate) {
        double sum = 0;
        for (int i = 0; i < ifChurns.length; i++) {
            sum += (ifChurns[i] - ifStays[i]) / density(i, rate);
        }
        return sum;
    }

    private double density(int row, double rate) {
        return rate * ifChurns[row] + (1 - rate) * ifStays[row];
    }
}
