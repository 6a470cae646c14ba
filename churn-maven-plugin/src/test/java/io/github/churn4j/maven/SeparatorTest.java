package io.github.churn4j.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeparatorTest {

    @Test
    void isOneCharacterOrTheWordTab() {
        assertThat(Separator.of(";")).isEqualTo(';');
        assertThat(Separator.of("|")).isEqualTo('|');
        assertThat(Separator.of("tab")).isEqualTo('\t');
        assertThat(Separator.of("\\t")).isEqualTo('\t');
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", ";;", "semicolon"})
    void refusesAnythingLonger(String text) {
        assertThatThrownBy(() -> Separator.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("churn.separator is \"" + text + "\", expected one character or the word tab");
    }
}
