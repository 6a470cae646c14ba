package io.github.churn4j.registry.gate;

import io.github.churn4j.evaluate.Metric;
import io.github.churn4j.evaluate.PairedDeLong;
import io.github.churn4j.evaluate.Scores;
import io.github.churn4j.registry.GateResult;
import java.util.EnumSet;
import java.util.Set;

/**
 * The candidate is not worse than the champion by a margin or more: the one-sided 95 % lower bound of its advantage on the
 * same unseen customers lies above −margin. A candidate that is worse by exactly the margin passes one time in twenty.
 *
 * <p>ROC AUC is bounded by the paired standard error of DeLong et al. (1988); average precision, log loss and Brier score,
 * and all of them where customers have several rows, by a paired bootstrap. An advantage is a higher value, for log loss and
 * Brier score a lower one.
 */
public final class NonInferiority implements Gate {

    /** The margin unless told. */
    public static final double MARGIN = .01;

    private static final Set<Metric> METRICS =
            EnumSet.of(Metric.ROC_AUC, Metric.AVERAGE_PRECISION, Metric.LOG_LOSS, Metric.BRIER);
    private static final int REPLICATES = 1_000;

    private final Metric metric;
    private final double margin;

    private NonInferiority(Metric metric, double margin) {
        this.metric = metric;
        this.margin = margin;
    }

    /**
     * @param metric ROC AUC, average precision, log loss or Brier score
     * @param margin the advantage of the champion that would matter, in the metric's unit, above 0
     */
    public static NonInferiority of(Metric metric, double margin) {
        if (!METRICS.contains(metric)) {
            throw new IllegalArgumentException("non-inferiority in " + metric.key()
                    + " is not offered, expected rocAuc, averagePrecision, logLoss or brier");
        }
        if (!(margin > 0 && Double.isFinite(margin))) {
            throw new IllegalArgumentException("margin is " + margin + ", expected a number above 0");
        }
        return new NonInferiority(metric, margin);
    }

    /** In ROC AUC with margin .01. */
    public static NonInferiority withDefaults() {
        return of(Metric.ROC_AUC, MARGIN);
    }

    @Override
    public String name() {
        return "non-inferiority(" + metric.key() + ")";
    }

    @Override
    public GateResult check(GateContext context) {
        Verdict verdict = new Verdict(this).figure("margin", margin);
        if (context.champion().isEmpty()) {
            return verdict.of(true, "no champion to compare with");
        }
        UnseenRows rows = context.unseen();
        verdict.figures(rows.figures());
        if (rows.shortfall().isPresent()) {
            return verdict.failed(rows.shortfall().get());
        }
        Bound bound = bound(
                rows.candidate(),
                rows.champion().orElseThrow(),
                rows.labels(),
                rows.clusters(),
                rows.rows().candidateData().grouped(),
                context.seed());
        boolean passed = bound.lower > -margin;
        return verdict.figure("candidate", bound.candidate)
                .figure("champion", bound.champion)
                .figure("advantage", bound.advantage())
                .figure("lowerBound", bound.lower)
                .of(
                        passed,
                        "%s is %.4f, the champion's %.4f; the advantage %+.4f is above %+.4f with 95 %% confidence, %s %+.4f, %s",
                        metric.key(),
                        bound.candidate,
                        bound.champion,
                        bound.advantage(),
                        bound.lower,
                        passed ? "within the margin" : "expected above",
                        -margin,
                        rows.told());
    }

    Bound bound(double[] candidate, double[] champion, byte[] labels, int[] clusters, boolean grouped, long seed) {
        double sign = metric.higherIsBetter() ? 1 : -1;
        if (metric == Metric.ROC_AUC && !grouped) {
            PairedDeLong paired = PairedDeLong.of(candidate, champion, labels);
            return new Bound(
                    paired.first(), paired.second(), sign, paired.difference() - Estimate.Z * paired.standardError());
        }
        Scores own = Scores.of(candidate, labels);
        Scores other = Scores.of(champion, labels);
        double lower = PairedBootstrap.lower(clusters, REPLICATES, seed, difference(own, other, sign));
        return new Bound(metric.of(own), metric.of(other), sign, lower);
    }

    private java.util.function.ToDoubleFunction<int[]> difference(Scores own, Scores other, double sign) {
        if (metric == Metric.ROC_AUC || metric == Metric.AVERAGE_PRECISION) {
            return drawn -> sign * (metric.of(own.select(drawn)) - metric.of(other.select(drawn)));
        }
        double[] advantage = new double[own.size()]; // a mean over rows needs no sorting
        for (int row = 0; row < advantage.length; row++) {
            int[] one = {row};
            advantage[row] = sign * (loss(own, one) - loss(other, one));
        }
        return drawn -> {
            double sum = 0;
            for (int row : drawn) {
                sum += advantage[row];
            }
            return sum / drawn.length;
        };
    }

    private double loss(Scores scores, int[] one) {
        double p = scores.probability(one[0]);
        double ofOutcome = scores.label(one[0]) == 1 ? p : 1 - p;
        return metric == Metric.BRIER
                ? (1 - ofOutcome) * (1 - ofOutcome)
                : -Math.log(Math.max(ofOutcome, 0x1p-52)); // clipped as Metric.LOG_LOSS is
    }

    /**
     * What was found.
     *
     * @param sign 1 where higher is better, else −1
     * @param lower bound of the advantage
     */
    record Bound(double candidate, double champion, double sign, double lower) {

        double advantage() {
            return sign * (candidate - champion);
        }
    }
}
