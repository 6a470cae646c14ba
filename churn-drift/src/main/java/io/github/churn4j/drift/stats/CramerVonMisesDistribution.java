package io.github.churn4j.drift.stats;

import java.util.Arrays;

/** The distribution of T without drift: its limit, and for few values the exact one. */
final class CramerVonMisesDistribution {

    /** Where the two forms of the limit change over; either is good to 12 digits within a factor of 2. */
    private static final double TAIL = .4;

    private static final int NODES = 192;

    private CramerVonMisesDistribution() {}

    /**
     * P(ω² ≥ x), [0, 1], of the limit distribution Σ Z²ₖ/(kπ)².
     *
     * <p>Implementation note: the tail by N. V. Smirnov's (1936) alternating integrals over the intervals of s where
     * sin s is negative, (2/π)·Σ ±∫ e^(−xs²/2) / √(−s·sin s) ds, whose root singularities at both ends are the weight
     * of Gauss–Chebyshev quadrature; its first term alone gives all but 1e-6 of it, so that nothing cancels down to
     * 1e-300. The body by 1 minus T. W. Anderson and D. A. Darling's (1952, equation 4.35) series in Bessel functions.
     */
    static double survival(double x) {
        if (!(x > 0)) {
            return Double.isNaN(x) ? x : 1;
        }
        return x < TAIL ? Math.max(0, 1 - cumulative(x)) : tail(x);
    }

    private static double tail(double x) {
        double sum = 0;
        double sign = 1;
        for (int k = 0; k < 8; k++) {
            double start = (2 * k + 1) * Math.PI;
            double part = 0;
            for (int i = 0; i < NODES; i++) {
                double angle = (i + .5) * Math.PI / (2 * NODES);
                double sine = StrictMath.sin(angle);
                double cosine = StrictMath.cos(angle);
                double s = start + Math.PI * sine * sine;
                double nearer = Math.PI * Math.min(sine * sine, cosine * cosine); // distance to the nearer end
                double weight = Math.PI * sine * cosine / Math.sqrt(StrictMath.sin(nearer) * s);
                part += weight * StrictMath.exp(-.5 * x * s * s);
            }
            sum += sign * part * Math.PI / NODES;
            sign = -sign;
            if (part < 1e-17 * sum) {
                break;
            }
        }
        return 2 / Math.PI * sum;
    }

    private static double cumulative(double x) {
        double sum = 0;
        double coefficient = 1; // Γ(k + ½) / (Γ(½)·k!)
        for (int k = 0; k < 100; k++) {
            double y = (4 * k + 1.0) * (4 * k + 1.0) / (16 * x);
            double term = coefficient * Math.sqrt(4 * k + 1) * StrictMath.exp(-2 * y) * scaledBessel(y);
            sum += term;
            if (term < 1e-18 * sum || y > 400) {
                break;
            }
            coefficient *= (k + .5) / (k + 1);
        }
        return sum / (Math.PI * Math.sqrt(x));
    }

    /**
     * eʸ·K of order ¼ at y: ∫ e^(−y(cosh t − 1))·cosh(t/4) dt from 0, by the trapezoidal rule, which is exponentially
     * precise here.
     */
    private static double scaledBessel(double y) {
        double step = StrictMath.log(2 * (1 + 45 / y)) / 128;
        double sum = .5;
        for (int i = 1; i <= 128; i++) {
            double half = StrictMath.sinh(.5 * i * step);
            sum += StrictMath.exp(-2 * y * half * half) * StrictMath.cosh(.25 * i * step);
        }
        return sum * step;
    }

    /**
     * P(T ≥ t) for n and m values without ties, exact.
     *
     * <p>Implementation note: Y. Xiao, A. Gordon and A. Yakovlev, <i>A C++ Program for the Cramér–von Mises Two-Sample
     * Test</i>, J. Stat. Software 17(8), 2006: how many paths to each (u, v) have which sum of (a·v − b·u)², as sorted
     * lists that are merged.
     */
    static double exact(double t, int n, int m) {
        long divisor = greatestCommonDivisor(n, m);
        long a = m / divisor;
        long b = n / divisor;
        double unit = (double) n * a * (n + m);
        double reach = Math.floor(t * unit * unit / ((double) n * m) * (1 + 1e-13) + 1e-7);
        Frequencies[] row = new Frequencies[n + 1];
        for (int v = 0; v <= m; v++) {
            for (int u = 0; u <= n; u++) {
                long step = a * u - b * v;
                Frequencies left = u > 0 ? row[u - 1] : v == 0 ? Frequencies.ONE : Frequencies.NONE;
                Frequencies above = v > 0 ? row[u] : Frequencies.NONE;
                row[u] = left.merged(above, step * step);
            }
        }
        return row[n].shareFrom(reach);
    }

    private static long greatestCommonDivisor(long x, long y) {
        return y == 0 ? x : greatestCommonDivisor(y, x % y);
    }

    /** How often each sum occurs, sums rising. */
    private record Frequencies(long[] sums, double[] counts) {

        static final Frequencies NONE = new Frequencies(new long[0], new double[0]);
        static final Frequencies ONE = new Frequencies(new long[] {0}, new double[] {1});

        Frequencies merged(Frequencies other, long step) {
            long[] both = new long[sums.length + other.sums.length];
            double[] times = new double[both.length];
            int size = 0;
            int i = 0;
            int j = 0;
            while (i < sums.length || j < other.sums.length) {
                long mine = i < sums.length ? sums[i] : Long.MAX_VALUE;
                long theirs = j < other.sums.length ? other.sums[j] : Long.MAX_VALUE;
                both[size] = Math.min(mine, theirs) + step;
                times[size++] = (mine <= theirs ? counts[i++] : 0) + (theirs <= mine ? other.counts[j++] : 0);
            }
            return new Frequencies(Arrays.copyOf(both, size), Arrays.copyOf(times, size));
        }

        double shareFrom(double reach) {
            double all = 0;
            double from = 0;
            for (int i = 0; i < sums.length; i++) {
                all += counts[i];
                from += sums[i] >= reach ? counts[i] : 0;
            }
            return from / all;
        }
    }
}
