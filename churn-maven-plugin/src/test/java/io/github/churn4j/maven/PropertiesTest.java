package io.github.churn4j.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.training.SearchLevel;
import io.github.churn4j.training.TrainingConfiguration;
import io.github.churn4j.training.TrainingConfiguration.CalibrationPolicy;
import io.github.churn4j.training.calibrate.ThresholdPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesTest {

    @Test
    void readsThresholds() {
        assertThat(Properties.threshold("F1")).isEqualTo(new ThresholdPolicy.F1());
        assertThat(Properties.threshold("costs:1:7.5")).isEqualTo(new ThresholdPolicy.Costs(1, 7.5));
        assertThat(Properties.threshold("capacity:0.1")).isEqualTo(new ThresholdPolicy.ContactCapacity(.1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "f2",
                "costs",
                "costs:1",
                "costs:1:2:3",
                "costs:a:b",
                "costs:-1:2",
                "costs:NaN:1",
                "capacity:",
                "capacity:x",
                "capacity:2",
                "capacity:-1",
                "capacity:NaN"
            })
    void refusesOtherThresholdsByName(String text) {
        assertThatThrownBy(() -> Properties.threshold(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("churn.threshold");
    }

    @Test
    void splitsIntoTheNumberOfPartsThatIsMeant() {
        assertThat(Properties.parts(" a b / c ", "/", 2, "churn.ratios", "x/y")).containsExactly("a b", "c");
        for (String text : List.of("a", "a/", "/b", "a/b/c", "")) {
            assertThatThrownBy(() -> Properties.parts(text, "/", 2, "churn.ratios", "x/y"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("churn.ratios has \"" + text + "\", expected x/y");
        }
    }

    @Test
    void readsDirections() {
        assertThat(Properties.direction("1", "a:1")).isEqualTo(1);
        assertThat(Properties.direction("+1", "a:+1")).isEqualTo(1);
        assertThat(Properties.direction("-1", "a:-1")).isEqualTo(-1);
        assertThatThrownBy(() -> Properties.direction("0", "a:0"))
                .hasMessage("churn.monotone has \"a:0\", expected column:1 or column:-1");
    }

    @Test
    void readsConstantsInAnyCaseAndNamesThemAll() {
        assertThat(Properties.oneOf(CalibrationPolicy.class, "churn.calibration", "Auto"))
                .isEqualTo(CalibrationPolicy.AUTO);
        assertThatThrownBy(() -> Properties.oneOf(CalibrationPolicy.class, "churn.calibration", "platt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("churn.calibration is \"platt\", expected one of "
                        + Arrays.toString(CalibrationPolicy.values()).toLowerCase(java.util.Locale.ROOT));
        assertThatThrownBy(() -> SearchLevel.ofName("foo"))
                .hasMessage("churn.search is \"foo\", expected quick, standard or thorough");
    }

    @Test
    void zeroMeansAllProcessorsAndNoLimit() {
        assertThat(Properties.threads(0)).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(Properties.threads(3)).isEqualTo(3);
        assertThat(Properties.budget(7)).hasSeconds(7);
        assertThat(Properties.budget(0)).isGreaterThan(Duration.ofDays(365));
        assertThatThrownBy(() -> Properties.threads(-1)).hasMessageStartingWith("churn.threads is -1, expected");
        assertThatThrownBy(() -> Properties.budget(-1)).hasMessageStartingWith("churn.budget is -1, expected");
        assertThatThrownBy(() -> Properties.fraction("churn.maxRejected", Double.NaN))
                .hasMessage("churn.maxRejected is NaN, expected [0, 1]");
    }

    @Test
    void readsDurations() {
        assertThat(Properties.duration("churn.grace", "90s")).hasSeconds(90);
        assertThat(Properties.duration("churn.grace", "30m")).hasMinutes(30);
        assertThat(Properties.duration("churn.grace", "12h")).hasHours(12);
        assertThat(Properties.duration("churn.grace", " 7d ")).hasDays(7);
        for (String text : List.of("", "1", "d", "-1d", "1w", "9999999d")) {
            assertThatThrownBy(() -> Properties.duration("churn.grace", text))
                    .hasMessage("churn.grace is \"" + text + "\", expected a duration such as 90s, 30m, 12h or 7d");
        }
    }

    @Test
    void settingsOutOfRangeAreNamedAsTheirProperties() {
        assertThatThrownBy(() -> TrainingConfiguration.builder().holdOut(2).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("churn.holdout");
        assertThatThrownBy(() ->
                        TrainingConfiguration.builder().holdOut(Double.NaN).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("churn.holdout");
        assertThatThrownBy(() -> TrainingConfiguration.builder().folds(1).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("churn.folds");
        assertThatThrownBy(
                        () -> TrainingConfiguration.builder().riskAbove(.8, .2).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("churn.mediumAbove");
        assertThatThrownBy(() -> TrainingConfiguration.builder().name("../up").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("../up");
        assertThatThrownBy(() -> TrainingConfiguration.builder().maxRejected(-1).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("churn.maxRejected");
    }
}
