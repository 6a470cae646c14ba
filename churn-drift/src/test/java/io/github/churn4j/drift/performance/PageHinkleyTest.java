package io.github.churn4j.drift.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.ChurnException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageHinkleyTest {
    private static final double[] ONES = Streams.bernoulli(12345, 12_000, i -> i < 4000 ? .1 : i < 8000 ? .2 : .05);
    private static final double[] REALS = Streams.real(12345, 12_000, i -> i < 5000 ? .1 : i < 9000 ? .15 : .5);
    private static final double[] SLOPE = Streams.bernoulli(12345, 20_000, i -> .1 + .2 * i / 20000);

    private static List<Integer> changes(PageHinkley test, double[] values) {
        List<Integer> changes = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (test.add(values[i])) {
                changes.add(i);
            }
        }
        return changes;
    }

    private static PageHinkley at(double threshold) {
        return PageHinkley.builder().threshold(threshold).build();
    }

    // river 0.26.1: p = drift.PageHinkley(threshold=50); [i for i, v in enumerate(x) if p.update(v) or
    // p.drift_detected]
    @Test
    void findsTheChangesThatRiverFinds() {
        assertThat(changes(PageHinkley.withDefaults(), ONES)).containsExactly(4422, 8295);
        assertThat(changes(PageHinkley.withDefaults(), REALS)).containsExactly(6296, 9142);
        assertThat(changes(PageHinkley.withDefaults(), SLOPE)).containsExactly(4575, 10945, 14926);
    }

    // threshold=10
    @Test
    void findsTheChangesThatRiverFindsAtALowerThreshold() {
        assertThat(changes(at(10), ONES))
                .containsExactly(
                        1358, 1623, 2176, 3506, 4077, 4416, 4840, 5298, 5587, 5768, 6043, 6930, 7227, 7577, 7905, 8051,
                        9235, 10463);
        assertThat(changes(at(10), REALS)).containsExactly(5170, 9025);
    }

    @Test
    void doesNotChangeWhenReadBackInTheMiddle() {
        PageHinkley whole = at(10);
        PageHinkley parts = at(10);
        for (double value : ONES) {
            assertThat(parts.add(value)).isEqualTo(whole.add(value));
            if (whole.seen() % 11 == 0) {
                parts = PageHinkley.read(parts.toJson());
            }
        }
        assertThat(parts.toJson()).isEqualTo(whole.toJson());
        assertThat(parts.changes()).isEqualTo(18);
        assertThat(parts.seen()).isEqualTo(12_000);
        assertThat(parts.mean()).isCloseTo(whole.mean(), within(0.0));
    }

    @Test
    void hasNoMeanAtFirst() {
        assertThat(PageHinkley.read(PageHinkley.withDefaults().toJson()).mean()).isNaN();
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> at(0)).hasMessage("threshold is 0.0, expected above 0");
        assertThatThrownBy(() -> PageHinkley.builder().forgetting(1.1).build())
                .hasMessage("forgetting is 1.1, expected (0, 1]");
        assertThatThrownBy(() -> PageHinkley.builder().tolerance(Double.NaN).build())
                .hasMessage("tolerance is NaN, expected 0 or more");
        assertThatThrownBy(() -> PageHinkley.builder().minimum(0).build())
                .hasMessage("minimum is 0, expected 1 or more");
        assertThatThrownBy(() -> PageHinkley.withDefaults().add(Double.NaN))
                .hasMessage("value is NaN, expected a finite number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", "x"})
    void refusesATextThatIsNoState(String text) {
        assertThatThrownBy(() -> PageHinkley.read(text))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("Page-Hinkley state");
    }
}
