package io.github.churn4j.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ChurnException;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.model.Models;
import io.github.churn4j.model.ReferenceProfile;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftCalibrationTest {

    private static final Dataset DATA = Models.customers(600, 5);
    private static final int[] ROWS = IntStream.range(0, DATA.size()).toArray();
    private static final double[] SCORES =
            new SplittableRandom(8).doubles(DATA.size()).toArray();
    private static final ReferenceProfile PROFILE = ReferenceProfile.of(DATA, ROWS, SCORES, "test");
    private static final FalseAlarmBudget BUDGET = new FalseAlarmBudget(.2, 2_000);

    private static DriftCalibration.Builder builder() {
        return DriftCalibration.builder(DATA.schema(), PROFILE)
                .budget(BUDGET)
                .windows(Window.tumbling(200), Window.sliding(200, 50))
                .replicates(300)
                .seed(9);
    }

    private static final DriftCalibration CALIBRATION = builder().fit(DATA, ROWS, SCORES);

    @Test
    void findsALevelForEachKindOfWindows() {
        DriftCalibration.Level tumbling =
                CALIBRATION.level(Window.tumbling(200)).orElseThrow();
        DriftCalibration.Level sliding =
                CALIBRATION.level(Window.sliding(200, 50)).orElseThrow();
        assertThat(tumbling.simulated()).isTrue();
        assertThat(tumbling.alarms()).isLessThanOrEqualTo(AlarmLevel.rank(300, .2) - 1);
        assertThat(sliding.alpha()).isLessThan(tumbling.alpha());
        assertThat(CALIBRATION.level(Window.tumbling(500))).isEmpty();
        assertThat(CALIBRATION.budget()).isEqualTo(BUDGET);
    }

    @Test
    void theBytesDoNotDependOnTheNumberOfThreads() {
        assertThat(builder().threads(2).fit(DATA, ROWS, SCORES).toJson()).isEqualTo(CALIBRATION.toJson());
        assertThat(builder().threads(7).fit(DATA, ROWS, SCORES).toJson()).isEqualTo(CALIBRATION.toJson());
        assertThat(builder().seed(10).fit(DATA, ROWS, SCORES)).isNotEqualTo(CALIBRATION);
    }

    @Test
    void isReadAsItWasWritten() {
        DriftCalibration read = DriftCalibration.fromJson(CALIBRATION.toJson());
        assertThat(read).isEqualTo(CALIBRATION).hasSameHashCodeAs(CALIBRATION);
        assertThat(read.toJson()).isEqualTo(CALIBRATION.toJson());
    }

    @Test
    void refusesLaterVersionsAndOtherDocuments() {
        String later = CALIBRATION.toJson().replace("\"version\" : 1", "\"version\" : 2");
        assertThatThrownBy(() -> DriftCalibration.fromJson(later))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("version 2")
                .hasMessageContaining("expected 1")
                .hasMessageContaining("use a newer churn4j");
        assertThatThrownBy(() -> DriftCalibration.fromJson("{}"))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("no drift calibration");
        assertThatThrownBy(() -> DriftCalibration.fromJson("{\"version\": 1}"))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("monitoring.json: \"");
        assertThatThrownBy(() -> DriftCalibration.fromJson(
                        CALIBRATION.toJson().replaceFirst("\"alpha\" : [^,]*", "\"alpha\" : 2")))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("alpha is 2");
    }

    @Test
    void fitsTheSchemaAndProfileItWasMadeFor() {
        assertThat(CALIBRATION.fits(DATA.schema(), PROFILE)).isTrue();
        assertThat(CALIBRATION.requireFits(DATA.schema(), PROFILE)).isSameAs(CALIBRATION);
    }

    @Test
    void refusesAnotherSchemaOrReference() {
        ChurnSchema other =
                ChurnSchema.builder().feature(NumericFeature.of("age")).build();
        assertThat(CALIBRATION.fits(other, PROFILE)).isFalse();
        assertThatThrownBy(() -> CALIBRATION.requireFits(other, PROFILE))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("plan(3)")
                .hasMessageContaining("[age]");
        ReferenceProfile smaller =
                ReferenceProfile.of(DATA, IntStream.range(0, 100).toArray(), new double[100], "test");
        assertThat(CALIBRATION.fits(DATA.schema(), smaller)).isFalse();
        assertThatThrownBy(() -> CALIBRATION.requireFits(DATA.schema(), smaller))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("600")
                .hasMessageContaining("100");
    }

    @Test
    void fallsBackOnTheUnionBoundWhereRowsAreFew() {
        int[] few = IntStream.range(0, 150).toArray();
        ReferenceProfile profile = ReferenceProfile.of(DATA, few, new double[150], "test");
        DriftCalibration.Level level = DriftCalibration.builder(DATA.schema(), profile)
                .budget(BUDGET)
                .windows(Window.tumbling(200))
                .fit(DATA, few, new double[150])
                .level(Window.tumbling(200))
                .orElseThrow();
        // 6 tests of values, 5 of refused values, 5 of missing values; 10 windows
        assertThat(level).isEqualTo(new DriftCalibration.Level(Window.tumbling(200), .00125, false, 0));
    }

    @Test
    void aWindowLongerThanTheBudgetsRowsKeepsTheUnionBound() {
        DriftCalibration longer = builder()
                .windows(Window.tumbling(20_000), Window.sliding(2_001, 500), Window.tumbling(200))
                .fit(DATA, ROWS, SCORES);
        for (Window window : List.of(Window.tumbling(20_000), Window.sliding(2_001, 500))) {
            DriftCalibration.Level level = longer.level(window).orElseThrow();
            assertThat(level.simulated()).isFalse();
            assertThat(level.alpha()).isLessThanOrEqualTo(BUDGET.chance() / 16); // tests of a window
        }
        assertThat(builder()
                        .budget(new FalseAlarmBudget(.1, 150))
                        .fit(DATA, ROWS, SCORES)
                        .levels())
                .extracting(DriftCalibration.Level::alpha)
                .allMatch(alpha -> alpha <= .1 / 16);
    }

    @Test
    void noSimulatedLevelIsAboveTheChance() {
        DriftCalibration calibration = builder()
                .budget(new FalseAlarmBudget(.2, 200))
                .windows(Window.tumbling(200))
                .fit(DATA, ROWS, SCORES);
        assertThat(calibration.levels()).allMatch(level -> level.alpha() <= .2);
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().windows(Window.tumbling(Duration.ofHours(1))))
                .withMessageContaining("tumbling(PT1H)");
        assertThatIllegalArgumentException().isThrownBy(() -> builder().replicates(99));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().threads(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().fit(DATA, ROWS, new double[3]))
                .withMessageContaining("3 scores for 600 rows");
    }

    @Test
    void aTrainingGetsTheSameFromTheCalibrator() {
        String json = DriftCalibration.calibrator().calibrate(PROFILE, DATA, ROWS, SCORES, 3, 2);
        DriftCalibration calibration = DriftCalibration.fromJson(json);
        assertThat(calibration.fits(DATA.schema(), PROFILE)).isTrue();
        assertThat(calibration.budget()).isEqualTo(FalseAlarmBudget.DEFAULT);
        assertThat(calibration.level(Window.DEFAULT)).isPresent();
        assertThat(calibration.level(Window.sliding(500, 100))).isPresent();
    }
}
