package io.github.churn4j.training;

import io.github.churn4j.evaluate.Evaluation;
import io.github.churn4j.evaluate.EvaluationOptions;
import io.github.churn4j.evaluate.Scores;
import io.github.churn4j.model.Calibration;
import io.github.churn4j.training.calibrate.CalibrationChoice;
import io.github.churn4j.training.calibrate.ThresholdChoice;
import io.github.churn4j.training.calibrate.ThresholdPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/**
 * Turns out-of-fold margins into honest probabilities and decisions: what scores a fold (which candidate, which
 * calibration, which threshold) was chosen by other folds only.
 */
final class CrossFitted {

    private final List<Fold> folds;
    private final byte[] labels;
    private final Search search;
    private final TrainingConfiguration configuration;

    CrossFitted(List<Fold> folds, byte[] labels, Search search, TrainingConfiguration configuration) {
        this.folds = folds;
        this.labels = labels;
        this.search = search;
        this.configuration = configuration;
    }

    /**
     * Probabilities and decisions of the measured rows.
     *
     * @param rows measured rows, ascending
     * @param probabilities one per measured row
     * @param decisions 1 where the row is predicted to leave by a threshold its fold had no part in
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Result(int[] rows, double[] probabilities, byte[] decisions) {

        Scores scores(byte[] labels) {
            return Scores.of(probabilities, pick(labels, rows));
        }

        Evaluation evaluate(byte[] labels, double threshold, EvaluationOptions options) {
            return Evaluation.of(scores(labels), threshold, options.withDecisions(decisions));
        }
    }

    /**
     * Cross-fits.
     *
     * @param candidateOf the candidate's index for each fold
     */
    Result of(SearchOutcome outcome, IntUnaryOperator candidateOf) {
        int[] rows = search.companions(-1);
        double[] probabilities = new double[labels.length];
        byte[] decisions = new byte[labels.length];
        for (int fold = 0; fold < folds.size(); fold++) {
            double[] margins = Objects.requireNonNull(outcome.margins().get(candidateOf.applyAsInt(fold)));
            int[] others = search.companions(fold);
            Calibration calibration = calibration(margins, others);
            double threshold = threshold(margins, others, calibration, configuration.threshold());
            for (int row : folds.get(fold).test()) {
                probabilities[row] = calibration.apply(margins[row]);
                decisions[row] = (byte) (probabilities[row] >= threshold ? 1 : 0);
            }
        }
        return new Result(rows, pick(probabilities, rows), pick(decisions, rows));
    }

    /** The calibration that some rows choose. */
    Calibration calibration(double[] margins, int[] rows) {
        return configuration.calibration() == TrainingConfiguration.CalibrationPolicy.NONE
                ? new Calibration.Identity()
                : choice(margins, rows).calibration();
    }

    private CalibrationChoice choice(double[] margins, int[] rows) {
        return CalibrationChoice.of(pick(margins, rows), pick(labels, rows), foldNumbers(rows));
    }

    /** Fold numbers of rows; where they all lie in one fold, they are dealt into five by position. */
    private int[] foldNumbers(int[] rows) {
        int[] byRow = new int[labels.length];
        for (int fold = 0; fold < folds.size(); fold++) {
            for (int row : folds.get(fold).test()) {
                byRow[row] = fold;
            }
        }
        int[] numbers = Arrays.stream(rows).map(r -> byRow[r]).toArray();
        boolean one = Arrays.stream(numbers).allMatch(n -> n == numbers[0]);
        if (one) {
            Arrays.setAll(numbers, i -> i % 5);
        }
        return numbers;
    }

    private double threshold(double[] margins, int[] rows, Calibration calibration, ThresholdPolicy policy) {
        double[] probabilities = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            probabilities[i] = calibration.apply(margins[rows[i]]);
        }
        return Math.min(
                1,
                ThresholdChoice.of(Scores.of(probabilities, pick(labels, rows)), policy)
                        .threshold());
    }

    static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(r -> values[r]).toArray();
    }

    static byte[] pick(byte[] values, int[] rows) {
        byte[] picked = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }
}
