package io.github.churn4j.drift.stats;

/**
 * P(D &lt; d) of one sample, exact: J. Durbin 1968 in the form of G. Marsaglia, W. W. Tsang and J. Wang, <i>Evaluating
 * Kolmogorov's Distribution</i>, J. Stat. Software 8(18), 2003.
 *
 * <p>Implementation note: d = (k − h)/n; the wanted probability is entry (k, k) of n!/nⁿ·Hⁿ for a matrix H of 2k − 1
 * rows whose entries are not negative, so that nothing cancels. Powers are scaled to stay in range. O(k³·log n).
 */
final class DurbinMatrix {

    private static final int SCALE = 464; // 2⁴⁶⁴ is about 1e140

    private final int size;
    private double[] values;
    private int exponent;

    private DurbinMatrix(int size, double[] values, int exponent) {
        this.size = size;
        this.values = values;
        this.exponent = exponent;
    }

    /** P(D &lt; d) of n values, for n·d &gt; ½ and d &lt; 1. */
    static double cumulative(int n, double d) {
        int k = (int) Math.ceil(n * d);
        DurbinMatrix square = steps(k, k - n * d);
        DurbinMatrix power = identity(square.size);
        for (int left = n; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                power.multiply(square);
            }
            if (left > 1) {
                square.multiply(square);
            }
        }
        double result = power.values[(k - 1) * power.size + k - 1];
        int exponent = power.exponent;
        for (int i = 1; i <= n; i++) {
            result = result * i / n;
            if (result < 1e-140) {
                result = Math.scalb(result, SCALE);
                exponent -= SCALE;
            }
        }
        return Math.scalb(result, exponent);
    }

    private static DurbinMatrix identity(int size) {
        double[] values = new double[size * size];
        for (int i = 0; i < size; i++) {
            values[i * size + i] = 1;
        }
        return new DurbinMatrix(size, values, 0);
    }

    /**
     * Marsaglia, Tsang and Wang's H: 1/(i − j + 1)! on and below the first upper diagonal, its first column and last
     * row less what h cuts off.
     */
    private static DurbinMatrix steps(int k, double h) {
        int size = 2 * k - 1;
        double[] inverseFactorial = new double[size + 1];
        inverseFactorial[0] = 1;
        for (int i = 1; i <= size; i++) {
            inverseFactorial[i] = inverseFactorial[i - 1] / i;
        }
        double[] values = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= Math.min(i + 1, size - 1); j++) {
                values[i * size + j] = inverseFactorial[i - j + 1];
            }
        }
        double power = h;
        for (int i = 0; i < size - 1; i++) {
            double edge = (1 - power) * inverseFactorial[i + 1];
            values[i * size] = edge;
            values[(size - 1) * size + size - 1 - i] = edge;
            power *= h;
        }
        double corner = 1 - 2 * power + (h > .5 ? StrictMath.pow(2 * h - 1, size) : 0);
        values[(size - 1) * size] = corner * inverseFactorial[size];
        return new DurbinMatrix(size, values, 0);
    }

    private void multiply(DurbinMatrix right) {
        double[] product = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int l = 0; l < size; l++) {
                double left = values[i * size + l];
                for (int j = 0; left != 0 && j < size; j++) {
                    product[i * size + j] += left * right.values[l * size + j];
                }
            }
        }
        int total = exponent + right.exponent;
        double middle = product[(size / 2) * size + size / 2];
        if (middle > 1e140) {
            for (int i = 0; i < product.length; i++) {
                product[i] = Math.scalb(product[i], -SCALE);
            }
            total += SCALE;
        }
        values = product;
        exponent = total;
    }
}
