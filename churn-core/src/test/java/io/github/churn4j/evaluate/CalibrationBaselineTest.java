package io.github.churn4j.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationBaselineTest {

    private static Scores drawn(int n, long seed, double shift) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] p = new double[n];
        byte[] y = new byte[n];
        for (int i = 0; i < n; i++) {
            double truth = .05 + .6 * random.nextDouble() * random.nextDouble();
            y[i] = (byte) (random.nextDouble() < truth ? 1 : 0);
            p[i] = truth + shift;
        }
        return Scores.of(p, y);
    }

    @Test
    void aPerfectModelExceedsTheUpperBoundInAboutOneSampleOfTwenty() {
        int above = 0;
        for (int run = 0; run < 400; run++) {
            CalibrationBaseline baseline = CalibrationBaseline.of(drawn(600, run, 0), 200, run + 1_000);
            above += baseline.error() > baseline.upper() ? 1 : 0;
        }
        assertThat(above).isBetween(6, 36); // 20 and 3.7 standard deviations
    }

    @Test
    void theMeanIsWhatTheNormalApproximationSays() {
        Scores scores = drawn(6_000, 3, 0);
        double variance = 0;
        for (int row = 0; row < scores.size(); row++) {
            variance += scores.probability(row) * (1 - scores.probability(row)) / scores.size();
        }
        // each of 15 bins of 400 rows has E|mean error| = sqrt(2 v / (pi 400))
        double expected = Math.sqrt(2 * variance / (Math.PI * 400));
        assertThat(CalibrationBaseline.of(scores, 500, 1).mean()).isCloseTo(expected, within(.03 * expected + .0004));
    }

    @Test
    void aShiftedModelShowsItsShift() {
        CalibrationBaseline baseline = CalibrationBaseline.of(drawn(20_000, 5, .1), 200, 1);
        assertThat(baseline.error()).isCloseTo(.1, within(.01));
        assertThat(baseline.error()).isGreaterThan(baseline.upper());
        assertThat(baseline.excess()).isBetween(.08, .1);
    }

    @Test
    void theSameSeedGivesTheSameAnswerAndItsErrorIsTheMetric() {
        Scores scores = drawn(500, 8, .02);
        assertThat(CalibrationBaseline.of(scores, 100, 4)).isEqualTo(CalibrationBaseline.of(scores, 100, 4));
        assertThat(CalibrationBaseline.of(scores, 100, 4).error()).isEqualTo(Metric.ECE.of(scores));
        assertThatThrownBy(() -> CalibrationBaseline.of(scores, 5, 4)).hasMessageContaining("replicates is 5");
    }
}
