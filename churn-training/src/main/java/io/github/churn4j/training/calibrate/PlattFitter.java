package io.github.churn4j.training.calibrate;

import io.github.churn4j.ChurnException;
import io.github.churn4j.model.Calibration;

/**
 * Fits Platt's straight line on the log-odds by maximum likelihood.
 *
 * <p>Labels are smoothed to (P + 1) / (P + 2) and 1 / (N + 2), with P churners and N stayers, as Platt (1999) does, so
 * that the fit stays finite on separable data. Minimised by Newton's method with backtracking in the numerically stable
 * form of Lin, Lin and Weng (2007). O(n) per step, about ten steps.
 */
public final class PlattFitter {
    /**
     * The least slope that is fitted. A classifier that ranks no better than chance gets practically the overall churn
     * rate for everybody; its order is never turned round.
     */
    static final double LEAST_SLOPE = 1e-6;

    private static final int MAX_STEPS = 200;
    private static final double RIDGE = 1e-12;
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double LEAST_STEP = 1e-10;

    private PlattFitter() {}

    /**
     * Fits slope and intercept.
     *
     * @param margins log-odds of the classifier, finite
     * @param labels 1 = churned, 0 = stayed
     * @throws ChurnException if a class is absent
     * @throws IllegalArgumentException if the lengths differ or a value is out of range
     */
    public static Calibration.Platt fit(double[] margins, byte[] labels) {
        CalibrationData.requireBothClasses(margins, labels, "Platt calibration");
        Likelihood likelihood = new Likelihood(margins, labels);
        double[] line = newton(likelihood);
        return line[0] >= LEAST_SLOPE
                ? new Calibration.Platt(line[0], line[1])
                : new Calibration.Platt(LEAST_SLOPE, likelihood.interceptOfAFlatLine());
    }

    /** Returns the unconstrained optimum, {slope, intercept}. */
    static double[] newton(Likelihood likelihood) {
        double slope = 0;
        double intercept = likelihood.priorLogOdds();
        double loss = likelihood.loss(slope, intercept);
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] d = likelihood.derivatives(slope, intercept);
            double h11 = d[2] + RIDGE;
            double h22 = d[4] + RIDGE;
            double determinant = h11 * h22 - d[3] * d[3];
            double towardsSlope = -(h22 * d[0] - d[3] * d[1]) / determinant;
            double towardsIntercept = -(h11 * d[1] - d[3] * d[0]) / determinant;
            double descent = d[0] * towardsSlope + d[1] * towardsIntercept;
            double size = 1;
            double next = likelihood.loss(slope + towardsSlope, intercept + towardsIntercept);
            while (!(next < loss + SUFFICIENT_DECREASE * size * descent) && size > LEAST_STEP) {
                size /= 2;
                next = likelihood.loss(slope + size * towardsSlope, intercept + size * towardsIntercept);
            }
            if (!(next < loss)) {
                break;
            }
            slope += size * towardsSlope;
            intercept += size * towardsIntercept;
            loss = next;
        }
        return new double[] {slope, intercept};
    }

    /** The negative log likelihood of smoothed labels, and its derivatives. */
    static final class Likelihood {
        private final double[] margins;
        private final byte[] labels;
        private final double[] target = new double[2];
        private final double priorLogOdds;
        private final double targetSum;

        Likelihood(double[] margins, byte[] labels) {
            this.margins = margins;
            this.labels = labels;
            double positives = 0;
            for (byte label : labels) {
                positives += label;
            }
            double negatives = labels.length - positives;
            target[0] = 1 / (negatives + 2);
            target[1] = (positives + 1) / (positives + 2);
            priorLogOdds = StrictMath.log((positives + 1) / (negatives + 1));
            targetSum = negatives * target[0] + positives * target[1];
        }

        double priorLogOdds() {
            return priorLogOdds;
        }

        double loss(double slope, double intercept) {
            double sum = 0;
            for (int i = 0; i < margins.length; i++) {
                double z = slope * margins[i] + intercept;
                // −t·ln σ(z) − (1 − t)·ln(1 − σ(z)) without overflow
                double softplus = Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
                sum += softplus - target[labels[i]] * z;
            }
            return sum;
        }

        /** {∂slope, ∂intercept, ∂²slope, ∂slope∂intercept, ∂²intercept}. */
        double[] derivatives(double slope, double intercept) {
            double[] d = new double[5];
            for (int i = 0; i < margins.length; i++) {
                double p = Calibration.sigmoid(slope * margins[i] + intercept);
                double residual = p - target[labels[i]];
                double weight = p * (1 - p);
                d[0] += residual * margins[i];
                d[1] += residual;
                d[2] += weight * margins[i] * margins[i];
                d[3] += weight * margins[i];
                d[4] += weight;
            }
            return d;
        }

        double interceptOfAFlatLine() {
            double mean = 0;
            for (double margin : margins) {
                mean += margin / margins.length;
            }
            return StrictMath.log(targetSum / (margins.length - targetSum)) - LEAST_SLOPE * mean;
        }
    }
}
