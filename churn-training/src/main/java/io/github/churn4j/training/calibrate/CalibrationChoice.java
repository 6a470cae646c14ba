package io.github.churn4j.training.calibrate;

import io.github.churn4j.ChurnException;
import io.github.churn4j.model.Calibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The calibration that a classifier deserves: none, Platt's or isotonic, whichever predicts held-out labels best.
 *
 * <p>Each method is fitted on all folds but one and applied to that one, so every row is judged by a map that never saw
 * it. The simplest method stays unless the next one lowers the mean log loss by more than one standard error of the
 * difference, taken over rows and paired (the one-standard-error rule of Breiman et al. 1984, section 3.4.3): first none
 * against Platt, then the winner against isotonic. A map that overfits loses on its held-out rows by itself; the margin
 * keeps luck from adding a map that changes nothing. Rows are taken as independent.
 *
 * <p>The margins must be out of sample already. Deterministic; O(folds · n · steps).
 */
public final class CalibrationChoice {

    /** A way to calibrate, simplest first. */
    public enum Method {
        /** The logistic function of the margin. */
        NONE,
        /** A straight line on the log-odds. */
        PLATT,
        /** A monotone map. */
        ISOTONIC;

        /**
         * Fits this method.
         *
         * @throws ChurnException if a class is absent and the method learns
         */
        public Calibration fit(double[] margins, byte[] labels) {
            return switch (this) {
                case NONE -> new Calibration.Identity();
                case PLATT -> PlattFitter.fit(margins, labels);
                case ISOTONIC -> IsotonicFitter.fit(margins, labels);
            };
        }
    }

    /**
     * One method's trial.
     *
     * @param method what was tried
     * @param logLoss mean cross-fitted log loss
     * @param rival the method it had to beat; itself for {@link Method#NONE}
     * @param gain the rival's log loss minus this one's
     * @param standardError of the gain
     * @param accepted whether gain &gt; standardError
     */
    public record Trial(
            Method method, double logLoss, Method rival, double gain, double standardError, boolean accepted) {}

    private final Method method;
    private final Calibration calibration;
    private final double[] probabilities;
    private final List<Trial> trials;

    private CalibrationChoice(Method method, Calibration calibration, double[] probabilities, List<Trial> trials) {
        this.method = method;
        this.calibration = calibration;
        this.probabilities = probabilities;
        this.trials = List.copyOf(trials);
    }

    /**
     * Tries all methods.
     *
     * @param margins out-of-sample log-odds, finite
     * @param labels 1 = churned, 0 = stayed
     * @param folds fold number of each row, any numbers, at least two different
     * @throws ChurnException if a class is absent from the rows outside some fold
     * @throws IllegalArgumentException if the lengths differ or a value is out of range
     */
    public static CalibrationChoice of(double[] margins, byte[] labels, int[] folds) {
        CalibrationData.requireBothClasses(margins, labels, "calibration");
        CalibrationData.requireFolds(folds, labels.length);
        Method best = Method.NONE;
        double[] bestProbabilities = crossFitted(best, margins, labels, folds);
        double[] bestLosses = losses(bestProbabilities, labels);
        List<Trial> trials = new ArrayList<>();
        trials.add(new Trial(best, mean(bestLosses), best, 0, 0, false));
        for (Method rival : List.of(Method.PLATT, Method.ISOTONIC)) {
            double[] probabilities = crossFitted(rival, margins, labels, folds);
            double[] losses = losses(probabilities, labels);
            Trial trial = trial(rival, losses, best, bestLosses);
            trials.add(trial);
            if (trial.accepted()) {
                best = rival;
                bestProbabilities = probabilities;
                bestLosses = losses;
            }
        }
        return new CalibrationChoice(best, best.fit(margins, labels), bestProbabilities, trials);
    }

    private static double[] crossFitted(Method method, double[] margins, byte[] labels, int[] folds) {
        double[] probabilities = new double[margins.length];
        for (FoldRows fold : FoldRows.of(folds)) {
            Calibration map = method.fit(FoldRows.pick(margins, fold.others()), FoldRows.pick(labels, fold.others()));
            for (int row : fold.held()) {
                probabilities[row] = map.apply(margins[row]);
            }
        }
        return probabilities;
    }

    private static double[] losses(double[] probabilities, byte[] labels) {
        double[] losses = new double[labels.length];
        for (int row = 0; row < losses.length; row++) {
            double p = labels[row] == 1 ? probabilities[row] : 1 - probabilities[row];
            losses[row] = -StrictMath.log(Math.max(p, 0x1p-52));
        }
        return losses;
    }

    private static Trial trial(Method method, double[] losses, Method rival, double[] rivalLosses) {
        double[] gains = new double[losses.length];
        Arrays.setAll(gains, row -> rivalLosses[row] - losses[row]);
        double gain = mean(gains);
        double squares = 0;
        for (double g : gains) {
            squares += (g - gain) * (g - gain);
        }
        double error = StrictMath.sqrt(squares / (gains.length - 1.0) / gains.length);
        return new Trial(method, mean(losses), rival, gain, error, gain > error);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Returns the method that was kept. */
    public Method method() {
        return method;
    }

    /** Returns the kept method fitted on all rows. */
    public Calibration calibration() {
        return calibration;
    }

    /** Returns, for each row, the kept method's probability by the map that never saw the row's fold. */
    public double[] probabilities() {
        return probabilities.clone();
    }

    /** Returns the trials in the order in which they were made, none first. */
    public List<Trial> trials() {
        return trials;
    }
}
