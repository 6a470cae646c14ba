package io.github.churn4j.drift.stream;

import io.github.churn4j.ChurnException;
import java.util.Optional;

/**
 * When a test alarms, and what that promises.
 *
 * @param alpha the p-value at or below which it does
 * @param guarantee what that means for false alarms, in a sentence
 */
record AlarmRule(double alpha, String guarantee) {

    private static final System.Logger LOG = System.getLogger(AlarmRule.class.getName());

    /**
     * The calibrated rule for the window, where there is one for the budget, else the union bound's.
     *
     * @throws ChurnException if the calibration that was given was made for another schema or reference
     * @throws IllegalArgumentException if it was made for another budget than the one that was given
     */
    static AlarmRule of(DriftMonitor.Builder asked, WindowStatistics statistics, int minimum) {
        Optional<DriftCalibration> given = Optional.ofNullable(asked.calibration);
        FalseAlarmBudget budget = asked.budget != null
                ? asked.budget
                : given.map(DriftCalibration::budget).orElse(FalseAlarmBudget.DEFAULT);
        given.ifPresent(c -> c.requireFits(asked.schema, asked.reference));
        if (given.isPresent() && !given.get().budget().equals(budget)) {
            throw new IllegalArgumentException(
                    "the calibration keeps " + given.get().budget() + ", expected " + budget
                            + "; calibrate for this budget or leave one of both out");
        }
        return given.or(() -> ofModel(asked))
                .filter(c -> c.budget().equals(budget))
                .flatMap(c -> c.level(asked.window).map(level -> calibrated(c, level)))
                .orElseGet(() -> unionBound(budget, statistics, asked.window, minimum));
    }

    private static Optional<DriftCalibration> ofModel(DriftMonitor.Builder asked) {
        if (asked.model == null) {
            return Optional.empty();
        }
        try {
            return asked.model
                    .monitoring()
                    .map(DriftCalibration::fromJson)
                    .filter(c -> c.fits(asked.schema, asked.reference));
        } catch (ChurnException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the calibration of {0} cannot be read, alarms keep their budget by the union bound: {1}",
                    asked.model,
                    e.getMessage());
            return Optional.empty();
        }
    }

    private static AlarmRule calibrated(DriftCalibration calibration, DriftCalibration.Level level) {
        String means = level.simulated()
                ? "streams of held-out rows simulated " + calibration.facts().replicates() + " times, 95 % confidence"
                : "union bound over tests and windows";
        return new AlarmRule(level.alpha(), promise(calibration.budget(), means));
    }

    private static AlarmRule unionBound(
            FalseAlarmBudget budget, WindowStatistics statistics, Window window, int minimum) {
        double alpha = budget.unionBound(statistics.tests(), window.most(budget.rows(), minimum));
        return new AlarmRule(alpha, promise(budget, "union bound over tests and windows"));
    }

    private static String promise(FalseAlarmBudget budget, String means) {
        return "The chance of any alarm in " + budget.rows() + " rows of a stable stream is at most " + budget.chance()
                + " (" + means + ").";
    }
}
