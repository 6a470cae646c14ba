package io.github.churn4j.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * References: scikit-learn 1.9.1 (roc_auc_score, average_precision_score, accuracy_score, precision_score, recall_score,
 * f1_score, log_loss, brier_score_loss), empulse 0.13.1 (empc_score), NumPy 2.4.6 for ECE and lift with labels replaced
 * by the mean label of their score; on the samples of {@link Samples}, threshold .3.
 */
class MetricsTest {
    private static final ProfitParameters PROFIT = ProfitParameters.defaults();

    @Test
    void equalsReferencesOnDistinctScores() {
        Metrics m = Metrics.of(Samples.distinctScores(), .3, PROFIT);
        close(m.rocAuc(), 0.8069639338989184);
        close(m.averagePrecision(), 0.436196238414125);
        close(m.accuracy(), 0.64375);
        close(m.accuracyAtThreshold(), 0.49);
        close(m.precision(), 0.2732142857142857);
        close(m.recall(), 0.9935064935064936);
        close(m.f1(), 0.42857142857142855);
        close(m.logLoss(), 0.7175531184488421);
        close(m.brier(), 0.2377811220325298);
        close(m.ece(), 0.30708870168483654);
        close(m.topDecileLift(), 2.662337662337662);
        close(m.empc(), 5.963153073625639);
    }

    @Test
    void equalsReferencesOnTiedScores() {
        Metrics m = Metrics.of(Samples.tiedScores(), .3, PROFIT);
        close(m.rocAuc(), 0.8052752201359012);
        close(m.averagePrecision(), 0.42456718779941816);
        close(m.accuracy(), 0.64375);
        close(m.f1(), 0.42857142857142855);
        close(m.logLoss(), 0.651281158886761);
        close(m.brier(), 0.22336562499999998);
        close(m.ece(), 0.2821875);
        close(m.topDecileLift(), 2.688620902906617);
        close(m.empc(), 5.865975054457682);
    }

    private static void close(double actual, double expected) {
        assertThat(actual).isEqualTo(expected, within(1e-12));
    }

    @Test
    void givesEachMetricAlone() {
        Scores scores = Samples.tiedScores();
        Metrics all = Metrics.of(scores, .5, PROFIT);
        for (Metric metric : Metric.values()) {
            assertThat(metric.of(scores)).as(metric.key()).isEqualTo(all.get(metric));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void dependsOnTheOrderOfScoresOnlyWhereItShould(long seed) {
        Scores scores = Samples.random(seed, 300, 12);
        double[] squashed = scores.probabilities();
        for (int i = 0; i < squashed.length; i++) {
            squashed[i] = .2 + .5 * squashed[i] * squashed[i];
        }
        Scores other = Scores.of(squashed, scores.labels());
        for (Metric metric :
                new Metric[] {Metric.ROC_AUC, Metric.AVERAGE_PRECISION, Metric.TOP_DECILE_LIFT, Metric.EMPC}) {
            assertThat(metric.of(other)).as(metric.key()).isEqualTo(metric.of(scores));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void aucIsSymmetricUnderComplement(long seed) {
        Scores scores = Samples.random(seed, 200, 9);
        double[] p = scores.probabilities();
        byte[] y = scores.labels();
        for (int i = 0; i < p.length; i++) {
            p[i] = 1 - p[i];
            y[i] = (byte) (1 - y[i]);
        }
        assertThat(Metric.ROC_AUC.of(Scores.of(p, y))).isEqualTo(Metric.ROC_AUC.of(scores), within(1e-15));
        assertThat(Metric.BRIER.of(Scores.of(p, y))).isEqualTo(Metric.BRIER.of(scores), within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void ignoresTheOrderOfRows(long seed) {
        Scores scores = Samples.random(seed, 157, 7);
        int[] reversed = new int[scores.size()];
        Arrays.setAll(reversed, i -> reversed.length - 1 - i);
        assertThat(Metrics.of(scores.select(reversed), .4, PROFIT)).isEqualTo(Metrics.of(scores, .4, PROFIT));
    }

    @Test
    void clipsCertaintyLikeScikitLearn() {
        // sklearn.metrics.log_loss([1, 0], [0., 0.]) = 18.021826694558577; ([0, 1], [0., 1.]) = 2.220446049250313e-16
        assertThat(Metric.LOG_LOSS.of(Scores.of(new double[] {0, 0}, new byte[] {1, 0})))
                .isEqualTo(18.021826694558577, within(1e-14));
        assertThat(Metric.LOG_LOSS.of(Scores.of(new double[] {0, 1}, new byte[] {0, 1})))
                .isEqualTo(2.220446049250313e-16, within(1e-20));
    }

    @Test
    void leavesWhatOneClassCannotTellUndefined() {
        Metrics stayers = Metrics.of(Scores.of(new double[] {.1, .6}, new byte[] {0, 0}), .5, PROFIT);
        assertThat(stayers.rocAuc()).isNaN();
        assertThat(stayers.averagePrecision()).isNaN();
        assertThat(stayers.recall()).isNaN();
        assertThat(stayers.topDecileLift()).isNaN();
        assertThat(stayers.precision()).isZero();
        assertThat(stayers.f1()).isZero();
        assertThat(stayers.accuracy()).isEqualTo(.5);
        assertThat(stayers.empc()).isZero();

        Metrics churners = Metrics.of(Scores.of(new double[] {.1, .2}, new byte[] {1, 1}), .5, PROFIT);
        assertThat(churners.rocAuc()).isNaN();
        assertThat(churners.averagePrecision()).isEqualTo(1);
        assertThat(churners.precision()).isNaN();
        assertThat(churners.f1()).isZero();
        assertThat(churners.topDecileLift()).isEqualTo(1);
        // everybody is contacted once acceptance pays: E[max(0, 190 g − 1)], g ~ Beta(6, 14), is 56.0 to 1e-6
        assertThat(churners.empc()).isEqualTo(56, within(1e-6));
    }

    @Test
    void measuresOneRow() {
        Metrics m = Metrics.of(Scores.of(new double[] {.8}, new byte[] {1}), .5, PROFIT);
        assertThat(m.rocAuc()).isNaN();
        assertThat(m.accuracy()).isEqualTo(1);
        assertThat(m.ece()).isEqualTo(.2, within(1e-15));
        assertThat(m.topDecileLift()).isEqualTo(1, within(1e-15));
    }

    @Test
    void splitsTiesAtTheDecileByExpectation() {
        // top tenth of 20 = 2 rows of 4 tied ones, half of them churners: 1 churner, rate .5 against .2
        double[] p = new double[20];
        byte[] y = new byte[20];
        Arrays.fill(p, 0, 4, .9);
        y[0] = 1;
        y[3] = 1;
        y[10] = 1;
        y[11] = 1;
        assertThat(Metric.TOP_DECILE_LIFT.of(Scores.of(p, y))).isEqualTo(2.5, within(1e-15));
    }

    @Test
    void predictsChurnAtTheThresholdItself() {
        Scores scores = Scores.of(new double[] {.5, .3}, new byte[] {1, 0});
        assertThat(Metrics.of(scores, .5, PROFIT).recall()).isEqualTo(1);
        assertThat(Metrics.of(scores, Math.nextUp(.5), PROFIT).recall()).isZero();
        assertThat(Metrics.of(Scores.of(new double[] {1}, new byte[] {1}), Math.nextUp(1.0), PROFIT)
                        .recall())
                .isZero();
    }

    @Test
    void takesDecisionsMadeElsewhere() {
        Scores scores = Samples.distinctScores();
        byte[] decisions = Thresholds.decisions(scores, .3);
        assertThat(Confusion.of(scores, decisions)).isEqualTo(Confusion.of(scores, .3));
    }

    @Test
    void refusesBadInput() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scores.of(new double[] {.1, 1.5}, new byte[] {0, 1}))
                .withMessageContaining("row 1 is 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scores.of(new double[] {Double.NaN}, new byte[] {0}))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scores.of(new double[] {.1}, new byte[] {2}))
                .withMessageContaining("label of row 0 is 2");
        assertThatIllegalArgumentException().isThrownBy(() -> Scores.of(new double[0], new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Scores.of(new double[2], new byte[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.of(Samples.tiedScores(), Double.NaN, PROFIT))
                .withMessageContaining("threshold is NaN");
    }
}
