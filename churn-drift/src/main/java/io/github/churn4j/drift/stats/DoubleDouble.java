package io.github.churn4j.drift.stats;

/**
 * A sum kept to 106 bits, the unevaluated sum of two doubles (T. J. Dekker 1971, D. E. Knuth's two-sum). Not
 * thread-safe.
 */
final class DoubleDouble {

    private double high;
    private double low;

    void add(double x) {
        double sum = high + x;
        double part = sum - high;
        double error = (high - (sum - part)) + (x - part);
        low += error;
        high = sum + low;
        low -= high - sum;
    }

    /** Adds x·y without rounding the product. */
    void addProduct(double x, double y) {
        double product = x * y;
        add(product);
        add(Math.fma(x, y, -product));
    }

    /** Adds factor·other. */
    void addMultiple(double factor, DoubleDouble other) {
        addProduct(factor, other.high);
        addProduct(factor, other.low);
    }

    double value() {
        return high + low;
    }
}
