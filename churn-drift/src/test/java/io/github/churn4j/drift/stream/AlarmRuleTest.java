package io.github.churn4j.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ChurnException;
import io.github.churn4j.model.Models;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmRuleTest {

    private static final Window CALIBRATED = Window.tumbling(50);
    private static final FalseAlarmBudget BUDGET = new FalseAlarmBudget(.2, 5_000);

    private static DriftCalibration calibration(long referenceRows, int agesLevels) {
        List<DriftCalibration.Column> columns = List.of(
                new DriftCalibration.Column("age", agesLevels),
                new DriftCalibration.Column("spend", 0),
                new DriftCalibration.Column("visits", 0),
                new DriftCalibration.Column("plan", 3),
                new DriftCalibration.Column("active", 2));
        return new DriftCalibration(
                new DriftCalibration.Facts(BUDGET, columns, referenceRows, 3_000, 1_000, 1, 15),
                List.of(new DriftCalibration.Level(CALIBRATED, .0025, true, 83)));
    }

    private static DriftMonitor.Builder watching(Window window) {
        return DriftMonitor.builder(Models.SCHEMA, Streams.REFERENCE)
                .window(window)
                .minimum(20);
    }

    private static WatchSettings settings(DriftMonitor.Builder builder) {
        return WatchSettings.of(builder);
    }

    @Test
    void theCalibratedLevelIsTaken() {
        WatchSettings settings = settings(watching(CALIBRATED).calibration(calibration(3_000, 0)));
        assertThat(settings.alpha()).isEqualTo(.0025);
        assertThat(settings.guarantee())
                .isEqualTo(
                        "The chance of any alarm in 5000 rows of a stable stream is at most 0.2 (streams of held-out rows"
                                + " simulated 1000 times, 95 % confidence).");
    }

    @Test
    void otherWindowsKeepItsBudgetByTheUnionBound() {
        WatchSettings settings = settings(watching(Window.tumbling(60)).calibration(calibration(3_000, 0)));
        assertThat(settings.alpha())
                .isEqualTo(BUDGET.unionBound(settings.statistics().tests(), 5_000 / 60));
        assertThat(settings.guarantee()).contains("5000 rows").contains("union bound");
    }

    @Test
    void withoutACalibrationTheUnionBoundKeepsTheBudget() {
        WatchSettings settings = settings(watching(Window.sliding(Duration.ofHours(1), Duration.ofMinutes(30))));
        assertThat(settings.alpha()).isEqualTo(.1 / settings.statistics().tests() / (2 * 10_000 / 20));
        assertThat(settings.guarantee()).contains("10000 rows").contains("at most 0.1");
    }

    @Test
    void aCalibrationOfSomethingElseIsRefused() {
        assertThatThrownBy(() -> settings(watching(CALIBRATED).calibration(calibration(2_999, 0))))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("2999 rows");
        assertThatThrownBy(() -> settings(watching(CALIBRATED).calibration(calibration(3_000, 7))))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("age(7)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(
                        watching(CALIBRATED).calibration(calibration(3_000, 0)).budget(FalseAlarmBudget.DEFAULT)))
                .withMessageContaining("calibrate for this budget");
    }
}
