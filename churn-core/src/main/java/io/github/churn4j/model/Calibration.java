package io.github.churn4j.model;

import java.util.Arrays;

/**
 * A map from a classifier's raw margin to P(churn).
 *
 * <p>The margin is a log-odds value: any double, 0 for even odds, larger for likelier churn. Every calibration is
 * non-decreasing over all doubles and strictly increasing in real arithmetic, so it keeps the order of customers; two
 * margins can become equal only where doubles run out of digits. A NaN margin gives NaN. The answer lies in [0, 1].
 *
 * <p>Immutable and safe to share; {@link #apply} allocates nothing. {@link StrictMath} is used throughout, so every JVM
 * gives the same bits.
 */
public sealed interface Calibration permits Calibration.Identity, Calibration.Platt, Calibration.Isotonic {

    /**
     * Returns P(churn) for a margin.
     *
     * @param rawMargin log-odds as the classifier gives it; infinities stand for certainty
     * @return probability in [0, 1], NaN for NaN
     */
    double apply(double rawMargin);

    /**
     * Returns the logistic function 1 / (1 + e<sup>−margin</sup>), exact to a rounding or two in both tails.
     *
     * @param margin log-odds
     * @return probability in [0, 1], NaN for NaN
     */
    static double sigmoid(double margin) {
        if (margin >= 0) {
            return 1 / (1 + StrictMath.exp(-margin));
        }
        double odds = StrictMath.exp(margin);
        return odds / (1 + odds);
    }

    /** No correction: the logistic function of the margin. */
    record Identity() implements Calibration {
        @Override
        public double apply(double rawMargin) {
            return sigmoid(rawMargin);
        }
    }

    /**
     * A straight line on the log-odds: sigmoid(slope · margin + intercept) (Platt 1999).
     *
     * @param slope finite and above 0, so that the order of customers is kept
     * @param intercept finite log-odds
     */
    record Platt(double slope, double intercept) implements Calibration {
        public Platt {
            if (!(slope > 0) || slope == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        "slope is " + slope + ", expected a finite number above 0; a calibration must keep the order");
            }
            if (!Double.isFinite(intercept)) {
                throw new IllegalArgumentException("intercept is " + intercept + ", expected a finite number");
            }
        }

        @Override
        public double apply(double rawMargin) {
            return sigmoid(slope * rawMargin + intercept);
        }
    }

    /**
     * A strictly increasing piecewise-linear map over sigmoid(margin), given by its knots.
     *
     * <p>The first knot lies at score 0 and the last at score 1, so nothing is extrapolated; all probabilities lie
     * strictly between 0 and 1, so no customer is ever declared certain. One evaluation costs O(log knots).
     *
     * @param x raw scores, strictly increasing from exactly 0 to exactly 1
     * @param y calibrated probabilities at {@code x}, strictly increasing within (0, 1)
     */
    @SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by content
    record Isotonic(double[] x, double[] y) implements Calibration {
        public Isotonic {
            x = x.clone();
            y = y.clone();
            if (x.length != y.length || x.length < 2) {
                throw new IllegalArgumentException(
                        "got " + x.length + " x and " + y.length + " y knots, expected at least 2 of each");
            }
            requireIncreasing("x", x);
            requireIncreasing("y", y);
            if (x[0] != 0 || x[x.length - 1] != 1) {
                throw new IllegalArgumentException(
                        "x runs from " + x[0] + " to " + x[x.length - 1] + ", expected exactly 0 to 1");
            }
            if (!(y[0] > 0) || !(y[y.length - 1] < 1)) {
                throw new IllegalArgumentException(
                        "y runs from " + y[0] + " to " + y[y.length - 1] + ", expected it strictly within (0, 1)");
            }
        }

        private static void requireIncreasing(String name, double[] values) {
            for (int i = 1; i < values.length; i++) {
                if (!(values[i] > values[i - 1])) {
                    throw new IllegalArgumentException(name + "[" + i + "] is " + values[i]
                            + ", expected more than its predecessor " + values[i - 1]);
                }
            }
        }

        @Override
        public double[] x() {
            return x.clone();
        }

        @Override
        public double[] y() {
            return y.clone();
        }

        @Override
        public double apply(double rawMargin) {
            double score = sigmoid(rawMargin);
            if (Double.isNaN(score)) {
                return score;
            }
            int low = 0;
            int high = x.length - 1;
            while (high - low > 1) {
                int middle = (low + high) >>> 1;
                if (x[middle] <= score) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            double rise = (score - x[low]) * ((y[high] - y[low]) / (x[high] - x[low]));
            // rounding must not carry the end of one piece above the start of the next
            return Math.min(y[low] + rise, y[high]);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Isotonic that && Arrays.equals(x, that.x) && Arrays.equals(y, that.y);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(x) + Arrays.hashCode(y);
        }

        @Override
        public String toString() {
            return "Isotonic[" + x.length + " knots, " + y[0] + " to " + y[y.length - 1] + "]";
        }
    }
}
