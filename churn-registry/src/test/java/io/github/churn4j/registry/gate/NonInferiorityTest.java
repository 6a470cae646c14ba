package io.github.churn4j.registry.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.evaluate.Metric;
import io.github.churn4j.registry.GateResult;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NonInferiorityTest {

    private static final int RUNS = 400;
    /** 5 % of 400 runs and three binomial standard deviations of 4.36. */
    private static final int MOST_ACCEPTED = 33;

    // the rows of the reference: i = 0 … 299
    private static final byte[] LABELS = new byte[300];
    private static final double[] A = new double[300];
    private static final double[] B = new double[300];

    static {
        for (int i = 0; i < 300; i++) {
            LABELS[i] = (byte) ((i * 7919) % 13 < 3 ? 1 : 0);
            A[i] = ((i * 37) % 101 + 40 * LABELS[i] + 1) / 150.0;
            B[i] = ((i * 53) % 97 + 30 * LABELS[i] + 1) / 150.0;
        }
    }

    private static int[] each(int rows) {
        return IntStream.range(0, rows).toArray();
    }

    /**
     * Python 3.11.7, NumPy 2.4.6, SciPy 1.17.1, scikit-learn 1.9.1; placements by comparing all pairs,
     * {@code m = (p[:,None] > n[None,:]) + .5 * (p[:,None] == n[None,:])}, then
     * {@code d1.var(ddof=1)/len(d1) + d0.var(ddof=1)/len(d0)} and
     * {@code roc_auc_score(y, a) - roc_auc_score(y, b) - stats.norm.ppf(.95) * se}.
     */
    @Test
    void boundsTheAdvantageInRocAucAsNumPyAndSciPyDo() {
        NonInferiority.Bound bound = NonInferiority.withDefaults().bound(A, B, LABELS, each(300), false, 1);
        assertThat(bound.candidate()).isCloseTo(0.806024844720497, within(1e-14));
        assertThat(bound.champion()).isCloseTo(0.7686956521739131, within(1e-14));
        assertThat(bound.lower()).isCloseTo(-0.02993508778777465, within(1e-14));
    }

    /**
     * Values by scikit-learn 1.9.1; bounds by SciPy 1.17.1, {@code stats.bootstrap((a, b, y), f, paired=True,
     * n_resamples=4000, method='percentile', confidence_level=.9, random_state=1)}, to within what 1,000 samples tell.
     */
    @ParameterizedTest
    @CsvSource({
        "BRIER,             0.16556148148148148, 0.1660562962962963, -0.018086, .0025",
        "LOG_LOSS,          0.491863540389809,   0.4947802675624365, -0.038975, .006",
        "AVERAGE_PRECISION, 0.6571326802621054,  0.6196796109433946, -0.066263, .009"
    })
    void bootstrapsOtherMetricsAsSciPyDoes(Metric metric, double a, double b, double lower, double tolerance) {
        NonInferiority.Bound bound = NonInferiority.of(metric, .01).bound(A, B, LABELS, each(300), false, 7);
        assertThat(bound.candidate()).isCloseTo(a, within(1e-13));
        assertThat(bound.champion()).isCloseTo(b, within(1e-13));
        assertThat(bound.advantage()).isPositive();
        assertThat(bound.lower()).isCloseTo(lower, within(tolerance));
        assertThat(NonInferiority.of(metric, .01).bound(A, B, LABELS, each(300), false, 7))
                .isEqualTo(bound);
    }

    /** Two normal scores with AUC .85 and .84 exactly: means 1.46574 and 1.40638 apart, correlation .8. */
    @Test
    @Tag("slow")
    void aCandidateThatIsWorseByTheMarginPassesOneTimeInTwenty() {
        NonInferiority gate = NonInferiority.withDefaults();
        int accepted = 0;
        for (int run = 0; run < RUNS; run++) {
            java.util.Random random = new java.util.Random(run);
            byte[] labels = new byte[800];
            double[] candidate = new double[800];
            double[] champion = new double[800];
            for (int i = 0; i < 800; i++) {
                labels[i] = (byte) (i < 160 ? 1 : 0);
                double shared = Math.sqrt(.8) * random.nextGaussian();
                champion[i] = labels[i] * 1.4657382 + shared + Math.sqrt(.2) * random.nextGaussian();
                candidate[i] = labels[i] * 1.4063762 + shared + Math.sqrt(.2) * random.nextGaussian();
            }
            accepted +=
                    gate.bound(candidate, champion, labels, each(800), false, 1).lower() > -.01 ? 1 : 0;
        }
        assertThat(accepted).isBetween(5, MOST_ACCEPTED);
    }

    /** The champion says the truth t, the candidate t ± .1: its Brier score is worse by .01 on average. */
    @Test
    @Tag("slow")
    void soDoesOneThatIsWorseInBrierScoreByTheMargin() {
        NonInferiority gate = NonInferiority.of(Metric.BRIER, .01);
        int accepted = 0;
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(run);
            byte[] labels = new byte[500];
            double[] candidate = new double[500];
            double[] champion = new double[500];
            for (int i = 0; i < 500; i++) {
                champion[i] = .1 + .8 * random.nextDouble();
                candidate[i] = champion[i] + (random.nextBoolean() ? .1 : -.1);
                labels[i] = (byte) (random.nextDouble() < champion[i] ? 1 : 0);
            }
            accepted += gate.bound(candidate, champion, labels, each(500), false, run)
                                    .lower()
                            > -.01
                    ? 1
                    : 0;
        }
        assertThat(accepted).isBetween(5, MOST_ACCEPTED);
    }

    @Test
    void rowsOfOneCustomerAreDrawnTogether() {
        // every row ten times tells no more than once
        int[] clusters = IntStream.range(0, 3_000).map(i -> i % 300).toArray();
        byte[] labels = new byte[3_000];
        double[] a = new double[3_000];
        double[] b = new double[3_000];
        for (int i = 0; i < 3_000; i++) {
            labels[i] = LABELS[i % 300];
            a[i] = A[i % 300];
            b[i] = B[i % 300];
        }
        NonInferiority gate = NonInferiority.withDefaults();
        double once = gate.bound(A, B, LABELS, each(300), false, 3).lower();
        assertThat(gate.bound(a, b, labels, clusters, true, 3).lower()).isCloseTo(once, within(.012));
        assertThat(gate.bound(a, b, labels, each(3_000), false, 3).lower()).isGreaterThan(once + .03);
    }

    @Test
    void tellsWhatDecided() {
        double[] better = A.clone();
        GateResult worse =
                NonInferiority.withDefaults().check(Told.context(B, A, LABELS).build());
        assertThat(worse.passed()).isFalse();
        assertThat(worse.gate()).isEqualTo("non-inferiority(rocAuc)");
        assertThat(worse.summary())
                .contains("rocAuc is 0.7687, the champion's 0.8060", "expected above -0.0100", "on 300 unseen rows");
        assertThat(worse.figures())
                .containsEntry("margin", .01)
                .containsEntry("rows.unseen", 300.0)
                .containsKeys("candidate", "champion", "advantage", "lowerBound");
        Arrays.setAll(better, i -> LABELS[i] == 1 ? .9 : .1 + A[i] / 100);
        assertThat(NonInferiority.withDefaults()
                        .check(Told.context(better, A, LABELS).build())
                        .passed())
                .isTrue();
        assertThat(NonInferiority.of(Metric.LOG_LOSS, .01)
                        .check(Told.context(A, better, LABELS).build())
                        .passed())
                .isFalse();
    }

    @Test
    void sameModelIsNotInferior() {
        for (Metric metric : new Metric[] {Metric.ROC_AUC, Metric.AVERAGE_PRECISION, Metric.LOG_LOSS, Metric.BRIER}) {
            GateResult result = NonInferiority.of(metric, .001)
                    .check(Told.context(A, A, LABELS).build());
            assertThat(result.passed()).as(result.summary()).isTrue();
            assertThat(result.figures()).containsEntry("lowerBound", 0.0);
        }
    }

    @Test
    void passesWithoutChampion() {
        GateResult result = NonInferiority.withDefaults()
                .check(GateContext.builder(Told.candidate()).build());
        assertThat(result.passed()).isTrue();
        assertThat(result.summary()).isEqualTo("no champion to compare with");
    }

    @Test
    void refusesMetricsAndMarginsThatMakeNoSense() {
        assertThatThrownBy(() -> NonInferiority.of(Metric.RECALL, .01))
                .hasMessageContaining("non-inferiority in recall is not offered, expected rocAuc");
        assertThatThrownBy(() -> NonInferiority.of(Metric.BRIER, 0)).hasMessageContaining("margin is 0.0");
        assertThatThrownBy(() -> NonInferiority.of(Metric.BRIER, Double.NaN)).hasMessageContaining("margin is NaN");
    }
}
