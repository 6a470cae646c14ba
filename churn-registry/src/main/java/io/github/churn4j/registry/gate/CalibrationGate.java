package io.github.churn4j.registry.gate;

import io.github.churn4j.evaluate.CalibrationBaseline;
import io.github.churn4j.evaluate.Scores;
import io.github.churn4j.registry.GateResult;
import java.util.Optional;

/**
 * The candidate's probabilities mean what they say: the expected calibration error over 15 equal-mass bins and the gap
 * between mean probability and churn rate are small, and the error is not much larger than the champion's.
 *
 * <p>The calibration error of a perfect model is not 0 on a sample but larger the smaller the sample. So it is compared
 * with what a perfectly calibrated model with the same probabilities would show ({@link CalibrationBaseline}): up to the 95 %
 * quantile of that the candidate passes; above, the <em>excess</em> over its mean counts. The gap may be as large as chance
 * makes it 19 times of 20.
 */
public final class CalibrationGate implements Gate {

    private static final int REPLICATES = 500;
    private static final double TWO_SIDED = 1.959963984540054;

    private final double mostExcess;
    private final double mostWorse;
    private final double mostGap;

    private CalibrationGate(double mostExcess, double mostWorse, double mostGap) {
        this.mostExcess = mostExcess;
        this.mostWorse = mostWorse;
        this.mostGap = mostGap;
    }

    /** Excess of at most .02, at most .01 above the champion's; a gap of at most .02. */
    public static CalibrationGate withDefaults() {
        return new CalibrationGate(.02, .01, .02);
    }

    /** The same with another largest excess, in [0, 1]. */
    public CalibrationGate withMostExcess(double value) {
        return new CalibrationGate(checked("excess", value), mostWorse, mostGap);
    }

    /** The same with another largest difference to the champion's excess, in [0, 1]. */
    public CalibrationGate withMostWorse(double value) {
        return new CalibrationGate(mostExcess, checked("difference", value), mostGap);
    }

    /** The same with another largest gap between mean probability and churn rate, in [0, 1]. */
    public CalibrationGate withMostGap(double value) {
        return new CalibrationGate(mostExcess, mostWorse, checked("gap", value));
    }

    private static double checked(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("largest calibration " + what + " is " + value + ", expected [0, 1]");
        }
        return value;
    }

    @Override
    public String name() {
        return "calibration";
    }

    @Override
    public GateResult check(GateContext context) {
        Verdict verdict = new Verdict(this)
                .figure("mostExcess", mostExcess)
                .figure("mostWorse", mostWorse)
                .figure("mostGap", mostGap);
        UnseenRows rows = context.unseen();
        verdict.figures(rows.figures());
        if (rows.shortfall().isPresent()) {
            return verdict.failed(rows.shortfall().get());
        }
        Scores own = Scores.of(rows.candidate(), rows.labels());
        CalibrationBaseline candidate = CalibrationBaseline.of(own, REPLICATES, context.seed());
        Optional<CalibrationBaseline> champion = rows.champion()
                .map(p -> CalibrationBaseline.of(Scores.of(p, rows.labels()), REPLICATES, context.seed()));
        Gap gap = Gap.of(own);
        double worse = champion.map(c -> candidate.excess() - c.excess()).orElse(0.0);
        boolean byChance = candidate.error() <= candidate.upper();
        boolean error = byChance || (candidate.excess() <= mostExcess && worse <= mostWorse);
        boolean level = Math.abs(gap.mean) <= Math.max(mostGap, TWO_SIDED * gap.error);
        verdict.figure("ece", candidate.error())
                .figure("ecePerfect", candidate.mean())
                .figure("ecePerfectUpper", candidate.upper())
                .figure("gap", gap.mean)
                .figure("gapError", gap.error);
        champion.ifPresent(c -> verdict.figure("championEce", c.error())
                .figure("championExcess", c.excess())
                .figure("worse", worse));
        return verdict.of(
                error && level,
                "the calibration error is %.4f, of which a perfectly calibrated model would show %.4f (up to %.4f): %s;"
                        + " mean probability minus churn rate is %+.4f: %s; %s",
                candidate.error(),
                candidate.mean(),
                candidate.upper(),
                told(byChance, error, worse),
                gap.mean,
                level ? "fine" : "too far off",
                rows.told());
    }

    private static String told(boolean byChance, boolean passed, double worse) {
        return byChance
                ? "chance explains it"
                : passed
                        ? "small enough"
                        : String.format(java.util.Locale.ROOT, "too much (%+.4f on the champion)", worse);
    }

    /**
     * Calibration in the large.
     *
     * @param mean mean probability − churn rate
     * @param error its standard error if probabilities are right
     */
    private record Gap(double mean, double error) {

        static Gap of(Scores scores) {
            double sum = 0;
            double variance = 0;
            for (int row = 0; row < scores.size(); row++) {
                double p = scores.probability(row);
                sum += p - scores.label(row);
                variance += p * (1 - p);
            }
            return new Gap(sum / scores.size(), Math.sqrt(variance) / scores.size());
        }
    }
}
