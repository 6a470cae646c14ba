package io.github.churn4j.training.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.ChurnException;
import io.github.churn4j.evaluate.Ranking;
import io.github.churn4j.model.Calibration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsotonicFitterTest {
    private static List<IsotonicFitter.Step> steps(double[] margins) {
        double[] scores = Arrays.stream(margins).map(Calibration::sigmoid).toArray();
        return IsotonicFitter.steps(Ranking.of(scores, Samples.labels()));
    }

    @Test
    void stepsEqualScikitLearnOnDistinctScores() {
        // IsotonicRegression().fit(expit(m), y).predict(expit(m)), scikit-learn 1.9.1: np.unique with counts
        double[] rates = {
            0.0, 0.04347826086957, 0.07142857142857, 0.1304347826087, 0.13636363636364, 0.17391304347826,
            0.23809523809524, 0.29824561403509, 0.30434782608696, 0.31818181818182, 0.39130434782609, 0.42857142857143,
            0.44444444444444, 0.47826086956522, 0.5, 0.52173913043478, 0.55555555555556, 0.56521739130435
        };
        long[] rows = {227, 23, 14, 138, 22, 69, 21, 57, 46, 22, 46, 14, 9, 23, 14, 23, 9, 23};
        isEqual(steps(Samples.margins()), rates, rows);
    }

    @Test
    void stepsEqualScikitLearnOnTiedScores() {
        double[] rates = {
            0.0,
            0.025,
            0.09756097560976,
            0.125,
            0.18421052631579,
            0.19512195121951,
            0.225,
            0.25,
            0.3125,
            0.41975308641975,
            0.51898734177215
        };
        long[] rows = {200, 40, 41, 120, 38, 41, 40, 40, 80, 81, 79};
        isEqual(steps(Samples.tied()), rates, rows);
    }

    private static void isEqual(List<IsotonicFitter.Step> steps, double[] rates, long[] rows) {
        assertThat(steps)
                .extracting(IsotonicFitter.Step::rows)
                .containsExactly(Arrays.stream(rows).boxed().toArray(Long[]::new));
        for (int i = 0; i < rates.length; i++) {
            assertThat(steps.get(i).rate()).isEqualTo(rates[i], within(1e-13));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsTheAucOfFloatMargins(long seed) {
        double[] margins = Samples.margins(5000, seed);
        byte[] labels = Samples.labels(margins, 1.5, -1, seed + 50);
        Calibration.Isotonic map = IsotonicFitter.fit(margins, labels);
        double[] calibrated = Arrays.stream(margins).map(map::apply).toArray();
        Ranking before = Ranking.of(margins, labels);
        Ranking after = Ranking.of(calibrated, labels);
        assertThat(after.size()).isEqualTo(before.size());
        assertThat(after.auc()).isEqualTo(before.auc());
    }

    @Test
    void staysWithinLaplacesBounds() {
        Calibration.Isotonic map = IsotonicFitter.fit(Samples.margins(), Samples.labels());
        double[] y = map.y();
        assertThat(y[1]).isEqualTo(1 / 802.0);
        assertThat(y[0]).isEqualTo(.99 / 802, within(1e-18));
        assertThat(y[y.length - 1]).isEqualTo(1 - .99 * (1 - 13 / 23.0), within(1e-15));
        assertThat(map.apply(-1e300)).isEqualTo(y[0]);
    }

    @Test
    void passesThroughTheMeanScoreOfEachStep() {
        Calibration.Isotonic map = IsotonicFitter.fit(Samples.tied(), Samples.labels());
        for (IsotonicFitter.Step step : steps(Samples.tied())) {
            double margin = Math.log(step.centre() / (1 - step.centre()));
            assertThat(map.apply(margin)).isEqualTo(Math.max(step.rate(), 1 / 802.0), within(1e-12));
        }
    }

    @Test
    void fitsTheSmallestSamples() {
        Calibration.Isotonic rising = IsotonicFitter.fit(new double[] {-1, 1}, new byte[] {0, 1});
        assertThat(rising.apply(-1)).isEqualTo(.25, within(1e-15));
        assertThat(rising.apply(1)).isEqualTo(.75, within(1e-15));
        Calibration.Isotonic falling = IsotonicFitter.fit(new double[] {-1, 1}, new byte[] {1, 0});
        assertThat(falling.apply(0)).isEqualTo(.5, within(1e-15));
        Calibration.Isotonic certain = IsotonicFitter.fit(new double[] {-900, 900}, new byte[] {0, 1});
        assertThat(certain.x()).containsExactly(0, 1);
    }

    @Test
    void refusesOneClass() {
        assertThatThrownBy(() -> IsotonicFitter.fit(new double[] {1}, new byte[] {0}))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("isotonic calibration got 0 churners");
    }
}
