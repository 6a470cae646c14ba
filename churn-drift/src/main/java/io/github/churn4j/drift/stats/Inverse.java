package io.github.churn4j.drift.stats;

import java.util.function.DoubleUnaryOperator;

/** Inverses of falling functions. */
final class Inverse {

    private Inverse() {}

    /**
     * The smallest x in [0, top] where a falling function is at most the target; top if it is nowhere.
     *
     * <p>Implementation note: regula falsi (Illinois) on logarithms closes in to 1e-12, then bisection over the same
     * halves of [0, top] for every target ends within an ulp or two. As the halves do not depend on the target, the
     * result never falls when the target does, even where the function's last digits are noise.
     */
    static double smallest(double target, double top, DoubleUnaryOperator falling) {
        if (falling.applyAsDouble(0) <= target) {
            return 0;
        }
        double[] bracket = bracket(target, top, falling);
        double low = 0;
        double high = top;
        while (true) {
            double middle = .5 * (low + high);
            if (middle <= low || middle >= high || high - low <= 2e-16 * high) {
                return high;
            }
            boolean reached = middle >= bracket[1] || (middle > bracket[0] && falling.applyAsDouble(middle) <= target);
            if (reached) {
                high = middle;
            } else {
                low = middle;
            }
        }
    }

    /** Two neighbours to about 1e-12, the target between their values. */
    private static double[] bracket(double target, double top, DoubleUnaryOperator falling) {
        double low = 0;
        double high = top;
        double above = height(falling.applyAsDouble(low), target);
        double below = height(falling.applyAsDouble(high), target);
        int side = 0;
        for (int i = 0; i < 60 && high - low > 1e-12 * high; i++) {
            double x = low + (high - low) * above / (above - below);
            boolean halve = !(x > low && x < high) || i % 4 == 3 || Double.isInfinite(below);
            x = halve ? .5 * (low + high) : Math.min(Math.max(x, low + 2e-13 * high), high - 2e-13 * high);
            double value = falling.applyAsDouble(x);
            double height = height(value, target);
            if (value <= target) {
                high = x;
                below = height;
                above = side < 0 ? above / 2 : above;
                side = -1;
            } else {
                low = x;
                above = height;
                below = side > 0 ? below / 2 : below;
                side = 1;
            }
        }
        return new double[] {low, high};
    }

    private static double height(double value, double target) {
        return target > 0 ? StrictMath.log(value / target) : value - target;
    }
}
