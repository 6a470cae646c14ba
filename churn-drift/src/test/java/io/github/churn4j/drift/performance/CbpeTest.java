package io.github.churn4j.drift.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.evaluate.Metrics;
import io.github.churn4j.evaluate.ProfitParameters;
import io.github.churn4j.evaluate.Scores;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CbpeTest {

    /** i = np.arange(1, 201); p = np.round(((i * 0.6180339887498949) % 1) ** 3 * 0.98 + 0.01, 5). */
    private static double[] probabilities() {
        double[] p = new double[200];
        for (int i = 1; i <= p.length; i++) {
            double u = i * 0.6180339887498949 % 1;
            p[i - 1] = Math.rint((u * u * u * 0.98 + 0.01) * 1e5) / 1e5;
        }
        return p;
    }

    // nannyml 0.13.1, numpy 2.4.6, nannyml.performance_estimation.confidence_based.metrics:
    //   pred = (p >= .4).astype(int)
    //   estimate_roc_auc(p, p); estimate_accuracy(pred, p); estimate_precision(pred, p); estimate_recall(pred, p);
    //   estimate_f1(pred, p)
    // Five decimals, because NannyML rounds the cumulated counts of the curve to so many.
    @Test
    void estimatesAsNannyMl() {
        double[] p = probabilities();
        assertThat(Arrays.stream(p).sum()).isCloseTo(51.33274, within(1e-10));
        PerformanceEstimate estimate = Cbpe.of(.4).estimate(p);
        assertThat(estimate.rows()).isEqualTo(200);
        assertThat(estimate.rocAuc().value()).isCloseTo(0.8865668202666603, within(1e-12));
        assertThat(estimate.accuracy().value()).isCloseTo(0.8319930000000001, within(1e-12));
        assertThat(estimate.precision().value()).isCloseTo(0.6672767924528302, within(1e-12));
        assertThat(estimate.recall().value()).isCloseTo(0.6889495865601564, within(1e-12));
        assertThat(estimate.f1().value()).isCloseTo(0.6779400215119434, within(1e-12));
        assertThat(estimate.churnRate().value()).isCloseTo(51.33274 / 200, within(1e-12));
    }

    // q = np.round(np.sqrt(p), 5); estimate_roc_auc(q, p); estimate_f1(pred, q); estimate_accuracy(pred, q)
    @Test
    void estimatesScoresThatAreNotCalibratedAsNannyMl() {
        double[] p = probabilities();
        double[] q =
                Arrays.stream(p).map(x -> Math.rint(Math.sqrt(x) * 1e5) / 1e5).toArray();
        PerformanceEstimate estimate = Cbpe.of(.4).estimate(p, q);
        assertThat(estimate.rocAuc().value()).isCloseTo(0.8207075014492903, within(1e-12));
        assertThat(estimate.f1().value()).isCloseTo(0.6228172423402651, within(1e-12));
        assertThat(estimate.accuracy().value()).isCloseTo(0.7399971, within(1e-12));
    }

    // estimate_roc_auc(r, r) with r as below
    @Test
    void countsTiesHalf() {
        double[] r = {.1, .1, .3, .3, .3, .8, .8, .95, .05, .05};
        assertThat(Cbpe.of(.5).estimate(r).rocAuc().value()).isCloseTo(0.8722666666666666, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void measuresLabelledRowsAsTheEvaluationDoes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 50 + random.nextInt(500);
        double[] scores = new double[n];
        boolean[] churned = new boolean[n];
        for (int i = 0; i < n; i++) {
            scores[i] = Math.rint(random.nextDouble() * 40) / 40; // ties
            churned[i] = random.nextDouble() < .7 * scores[i] * scores[i] + .05;
        }
        ProfitParameters profit = new ProfitParameters(3.5, 2.25, 120, 7, 2);
        PerformanceEstimate realised = Cbpe.of(.4, profit).realised(scores, churned);
        Metrics metrics = Metrics.of(Scores.of(scores, churned), .4, profit);
        assertThat(realised.rocAuc().value()).isCloseTo(metrics.rocAuc(), within(1e-13));
        assertThat(realised.accuracy().value()).isCloseTo(metrics.accuracyAtThreshold(), within(1e-13));
        assertThat(realised.precision().value()).isCloseTo(metrics.precision(), within(1e-13));
        assertThat(realised.recall().value()).isCloseTo(metrics.recall(), within(1e-13));
        assertThat(realised.f1().value()).isCloseTo(metrics.f1(), within(1e-13));
        assertThat(realised.brier().value()).isCloseTo(metrics.brier(), within(1e-13));
        assertThat(realised.empc().value()).isCloseTo(metrics.empc(), within(1e-10));
    }
}
