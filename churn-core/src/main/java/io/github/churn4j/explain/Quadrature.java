package io.github.churn4j.explain;

/**
 * Gauss-Legendre quadrature on [0, 1]: n points whose weighted sum is the integral of any polynomial of degree
 * 2n − 1 or less.
 */
final class Quadrature {

    final double[] point;
    final double[] weight;

    /** A rule of n points, n ≥ 1. */
    Quadrature(int n) {
        point = new double[n];
        weight = new double[n];
        for (int i = 0; i < n; i++) {
            solve(i, n);
        }
    }

    /** Newton's method from the usual cosine guess, on [−1, 1]. */
    private void solve(int i, int n) {
        double x = StrictMath.cos(Math.PI * (i + .75) / (n + .5));
        double slope = 1;
        for (int step = 0; step < 12; step++) {
            double before = 1;
            double value = x;
            for (int k = 2; k <= n; k++) {
                double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
                before = value;
                value = next;
            }
            slope = n * (x * value - before) / (x * x - 1);
            x -= value / slope;
        }
        point[i] = (1 + x) / 2;
        weight[i] = 1 / ((1 - x * x) * slope * slope);
    }
}
