package io.github.churn4j.drift.performance;

/**
 * The variance of a measure from what each row adds to its error.
 *
 * <p>Implementation note. To first order a measure is its value plus the sum of ψᵢ(yᵢ), the influence of row i with label
 * yᵢ. The label is 1 with probability p, so ψ has the conditional mean (1 − p)·ψ(0) + p·ψ(1) and the conditional variance
 * p(1 − p)(ψ(1) − ψ(0))². Their sums over the rows are the two parts of the law of total variance: what the labels add
 * given the scores, and what drawing other rows adds.
 */
final class Influence {
    private final double value;
    private double labelVariance;
    private double samplingVariance;

    Influence(double value) {
        this.value = value;
    }

    /** Adds a row by what it contributes if it stays and if it churns. */
    void add(double ifStays, double ifChurns, double probability) {
        double difference = ifChurns - ifStays;
        double mean = ifStays + probability * difference;
        labelVariance += probability * (1 - probability) * difference * difference;
        samplingVariance += mean * mean;
    }

    double value() {
        return value;
    }

    double labelVariance() {
        return labelVariance;
    }

    double samplingVariance() {
        return samplingVariance;
    }
}
