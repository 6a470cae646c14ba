package io.github.churn4j.drift.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

    // numpy 2.4.6, scipy 1.17.1; p as above, t = .4, profit α 6, β 14, CLV 200, d 10, f 1:
    //   v(p): g = (f + (1 - p) * d) / (p * (CLV - d)); T = beta.sf(g, 6, 14); M = .3 * beta.sf(g, 7, 14)
    //         p * ((CLV - d) * M - f * T) - (1 - p) * (d + f) * T, 0 where g >= 1
    //   np.mean([v(x) for x in p]); np.mean(np.where(p >= t, p * (.3 * 190 - 1) - (1 - p) * 11, 0))
    //   np.mean(p * (1 - p))
    @Test
    void estimatesProfitAndBrierScore() {
        PerformanceEstimate estimate = Cbpe.of(.4).estimate(probabilities());
        assertThat(estimate.empc().value()).isCloseTo(10.430109486464263, within(1e-9));
        assertThat(estimate.profit().value()).isCloseTo(8.93249945, within(1e-9));
        assertThat(estimate.brier().value()).isCloseTo(0.113199427448, within(1e-12));
    }

    // numpy 2.4.6, by the n × n matrix of pairs: K = (p_i > p_j) + (p_i == p_j) / 2, F0 = K @ (1 - p) / N,
    //   G = K.T @ p / P, b = (F0 - A) / P - (G - A) / N, label = sqrt(sum(b² p (1 - p))),
    //   all = sqrt(label² + sum((p (F0 - A) / P + (1 - p) (G - A) / N)²)); F1 likewise
    @Test
    void errorsFollowTheirFormulas() {
        double[] p = probabilities();
        Cbpe cbpe = Cbpe.of(.4);
        assertThat(cbpe.estimate(p).rocAuc().standardError()).isCloseTo(0.025614068485405362, within(1e-12));
        assertThat(cbpe.expected(p, p).rocAuc().standardError()).isCloseTo(0.02388253816823002, within(1e-12));
        assertThat(cbpe.estimate(p).f1().standardError()).isCloseTo(0.052599218170995665, within(1e-12));
        assertThat(cbpe.expected(p, p).f1().standardError()).isCloseTo(0.04652034668191349, within(1e-12));
        double accuracy = cbpe.estimate(p).accuracy().value();
        assertThat(cbpe.estimate(p).accuracy().standardError())
                .isCloseTo(Math.sqrt(accuracy * (1 - accuracy) / 200), within(1e-12));
    }

    @Test
    void doesNotDependOnTheOrderOfRows() {
        double[] p = probabilities();
        double[] backwards = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            backwards[p.length - 1 - i] = p[i];
        }
        PerformanceEstimate one = Cbpe.of(.4).estimate(p);
        PerformanceEstimate other = Cbpe.of(.4).estimate(backwards);
        for (Measure measure : Measure.values()) {
            assertThat(other.get(measure).value()).isCloseTo(one.get(measure).value(), within(1e-12));
            assertThat(other.get(measure).standardError())
                    .isCloseTo(one.get(measure).standardError(), within(1e-12));
        }
    }

    @Test
    void saysNothingOfWhatAChunkDoesNotDefine() {
        PerformanceEstimate nobody = Cbpe.of(.9).estimate(new double[] {.1, .2, .3});
        assertThat(nobody.precision().isKnown()).isFalse();
        assertThat(nobody.recall().value()).isZero();
        assertThat(nobody.f1().value()).isZero();
        assertThat(nobody.profit().value()).isZero();
        PerformanceEstimate certain = Cbpe.of(.5).estimate(new double[] {0, 0, 0});
        assertThat(certain.rocAuc()).isEqualTo(Estimate.unknown());
        assertThat(certain.f1().isKnown()).isFalse();
        assertThat(certain.accuracy().value()).isEqualTo(1);
        assertThat(certain.empc().value()).isZero();
        PerformanceEstimate one = Cbpe.of(.5).estimate(new double[] {.3});
        assertThat(one.rocAuc().value()).isEqualTo(.5);
        assertThat(one.rows()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoProbability() {
        Cbpe cbpe = Cbpe.of(.5);
        assertThatThrownBy(() -> cbpe.estimate(new double[] {.1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("score of row 1 is NaN, expected [0, 1]");
        assertThatThrownBy(() -> cbpe.estimate(new double[] {.1}, new double[] {1.5}))
                .hasMessage("probability of row 0 is 1.5, expected [0, 1]");
        assertThatThrownBy(() -> cbpe.estimate(new double[0])).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> cbpe.realised(new double[] {.1}, new boolean[2]))
                .hasMessageContaining("the same number");
        assertThatThrownBy(() -> Cbpe.of(-.1)).hasMessageContaining("threshold is -0.1, expected [0, 1]");
    }
}
