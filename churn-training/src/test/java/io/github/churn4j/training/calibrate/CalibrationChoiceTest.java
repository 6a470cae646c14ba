package io.github.churn4j.training.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.ChurnException;
import io.github.churn4j.evaluate.Metric;
import io.github.churn4j.evaluate.Scores;
import io.github.churn4j.model.Calibration;
import io.github.churn4j.training.calibrate.CalibrationChoice.Method;
import io.github.churn4j.training.calibrate.CalibrationChoice.Trial;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CalibrationChoiceTest {
    private static final int ROWS = 4000;
    private static final int[] FOLDS = Samples.folds(ROWS, 5);

    @Test
    void leavesCalibratedMarginsAlone() {
        int kept = 0;
        for (int seed = 0; seed < 10; seed++) {
            double[] margins = Samples.margins(ROWS, seed);
            CalibrationChoice choice = CalibrationChoice.of(margins, Samples.labels(margins, 1, 0, seed + 100), FOLDS);
            kept += choice.method() == Method.NONE ? 1 : 0;
            assertThat(choice.trials()).extracting(Trial::method).containsExactly(Method.values());
        }
        assertThat(kept).isGreaterThanOrEqualTo(7);
    }

    @Test
    void straightensMarginsByPlatt() {
        double[] margins = Samples.margins(ROWS, 7);
        byte[] labels = Samples.labels(margins, .5, 1, 8);
        CalibrationChoice choice = CalibrationChoice.of(margins, labels, FOLDS);
        assertThat(choice.method()).isEqualTo(Method.PLATT);
        assertThat(choice.calibration()).isEqualTo(PlattFitter.fit(margins, labels));
        Trial platt = choice.trials().get(1);
        assertThat(platt.gain()).isGreaterThan(10 * platt.standardError());
        assertThat(Metric.LOG_LOSS.of(Scores.of(choice.probabilities(), labels)))
                .isEqualTo(platt.logLoss(), within(1e-12));
    }

    @Test
    void bendsMarginsByIsotonicRegression() {
        double[] margins = Samples.margins(ROWS, 9);
        // a step: no straight line on the log-odds can follow it
        double[] truth =
                Arrays.stream(margins).map(m -> m < -5 ? -4 : m < 2 ? 0 : 3).toArray();
        byte[] labels = Samples.labels(truth, 1, 0, 10);
        CalibrationChoice choice = CalibrationChoice.of(margins, labels, FOLDS);
        assertThat(choice.method()).isEqualTo(Method.ISOTONIC);
        assertThat(choice.calibration()).isInstanceOf(Calibration.Isotonic.class);
    }

    @Test
    void judgesEachRowByAMapThatNeverSawItsFold() {
        double[] margins = Samples.margins(ROWS, 7);
        byte[] labels = Samples.labels(margins, .5, 1, 8);
        double[] before = CalibrationChoice.of(margins, labels, FOLDS).probabilities();
        byte[] other = labels.clone();
        for (int row = 0; row < ROWS; row += 5) {
            other[row] = (byte) (1 - other[row]);
        }
        Calibration map = PlattFitter.fit(
                FoldRows.pick(margins, FoldRows.of(FOLDS)[0].others()),
                FoldRows.pick(other, FoldRows.of(FOLDS)[0].others()));
        assertThat(before[0]).isEqualTo(map.apply(margins[0]));
        assertThat(before[3995]).isEqualTo(map.apply(margins[3995]));
    }

    @Test
    void refusesFoldsThatCannotBeHeldOut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalibrationChoice.of(Samples.margins(), Samples.labels(), new int[800]))
                .withMessageContaining("all rows are in fold 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalibrationChoice.of(Samples.margins(), Samples.labels(), new int[3]));
        assertThatThrownBy(() -> CalibrationChoice.of(
                        new double[] {1, 2, 3, 4}, new byte[] {1, 0, 0, 0}, new int[] {0, 0, 1, 1}))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("fewer folds");
    }
}
