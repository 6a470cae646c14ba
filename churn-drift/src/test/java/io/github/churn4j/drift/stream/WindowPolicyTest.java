package io.github.churn4j.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowPolicyTest {

    @ParameterizedTest
    @ValueSource(strings = {"tumbling(500)", "sliding(500,100)", "tumbling(PT1H)", "sliding(PT1H,PT10M)"})
    void isReadAsItIsWritten(String text) {
        assertThat(Window.parse(text)).hasToString(text);
    }

    @Test
    void toleratesBlanks() {
        assertThat(Window.parse(" sliding( 500, 100 ) ")).isEqualTo(Window.sliding(500, 100));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "500", "tumbling", "tumbling(500,100)", "sliding(500)", "tumbling(PX)", "sliding(1e3,1)"})
    void refusesOtherTexts(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.parse(text))
                .withMessageContaining("\"" + text + "\"")
                .withMessageContaining("sliding(500,100)");
    }

    @Test
    void refusesStridesThatSkipRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.sliding(100, 101))
                .withMessageContaining("101")
                .withMessageContaining("[1, 100]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.sliding(Duration.ofHours(1), Duration.ofHours(2)))
                .withMessageContaining("PT2H");
        assertThatIllegalArgumentException().isThrownBy(() -> Window.tumbling(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.tumbling(3))
                .withMessageContaining("3 rows");
    }

    @Test
    void countsTheWindowsThatEndWithinAStream() {
        assertThat(Window.tumbling(500).most(10_000, 200)).isEqualTo(20);
        assertThat(Window.tumbling(500).most(9_999, 200)).isEqualTo(19);
        assertThat(Window.sliding(500, 100).most(10_000, 200)).isEqualTo(96);
        assertThat(Window.sliding(500, 100).most(499, 200)).isZero();
    }

    @Test
    void veryManyWindowsAreTheLargestNumber() {
        Window window = Window.sliding(Duration.ofSeconds(1), Duration.ofMillis(1));
        assertThat(window.most(Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(window.most(10_000_000_000L, 200)).isEqualTo(50_000_000_000L);
    }

    @Test
    void refusesStridesBelowAThousandthOfTheLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.parse("sliding(PT24H,PT1S)"))
                .withMessageContaining("PT1S")
                .withMessageContaining("PT1M26.4S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.sliding(Duration.ofSeconds(Long.MAX_VALUE), Duration.ofNanos(1)));
        assertThat(Window.parse("sliding(PT1000S,PT1S)").slides()).isTrue();
    }

    @Test
    void boundsTheWindowsOfATimeByTheirFewestRows() {
        assertThat(Window.tumbling(Duration.ofHours(1)).most(10_000, 200)).isEqualTo(50);
        assertThat(Window.sliding(Duration.ofHours(1), Duration.ofMinutes(20)).most(10_000, 200))
                .isEqualTo(150);
        assertThat(Window.sliding(Duration.ofHours(1), Duration.ofMinutes(25)).most(10_000, 200))
                .isEqualTo(150);
    }
}
