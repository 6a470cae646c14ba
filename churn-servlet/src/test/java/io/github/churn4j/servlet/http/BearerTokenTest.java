package io.github.churn4j.servlet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {

    private static final String SECRET = "0123456789abcdef";

    @TempDir
    Path folder;

    @Test
    void knowsItself() {
        BearerToken token = BearerToken.of(SECRET);
        assertThat(token.matches("Bearer " + SECRET)).isTrue();
        assertThat(token.matches("bearer  " + SECRET + " ")).isTrue();
        assertThat(token.matches(null)).isFalse();
        assertThat(token.toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", "Basic 0123456789abcdef", "0123456789abcdef", "Bearer 0123456789abcdeF"
            })
    void refusesEverythingElse(String header) {
        assertThat(BearerToken.of(SECRET).matches(header)).isFalse();
        assertThat(BearerToken.of(SECRET).matches("Bearer " + "x".repeat(100_000)))
                .isFalse();
    }

    @Test
    void refusesTokensThatAreEasyToGuessOrCannotBeSent() {
        assertThatThrownBy(() -> BearerToken.of("short-secret"))
                .hasMessageContaining("16 to 1024 characters, not 12")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("short-secret"));
        assertThatThrownBy(() -> BearerToken.of("0123456789 abcdef")).hasMessageContaining("visible ASCII");
        assertThatThrownBy(() -> BearerToken.of("x".repeat(2_000))).hasMessageContaining("not 2000");
    }

    @Test
    void readsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), SECRET + "\n");
        assertThat(BearerToken.read(file).matches("Bearer " + SECRET)).isTrue();
        assertThatThrownBy(() -> BearerToken.read(folder.resolve("none")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("correct churn.admin-token-file");
        Files.writeString(file, "short");
        assertThatThrownBy(() -> BearerToken.read(file)).hasMessageContaining("expected a token of 16");
    }
}
