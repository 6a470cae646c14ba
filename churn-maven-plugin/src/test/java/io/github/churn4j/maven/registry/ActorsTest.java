package io.github.churn4j.maven.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ActorsTest {

    @Test
    void areWhomABuildServerWorksForElseTheAccount() {
        assertThat(Actors.of(Map.of("GITHUB_ACTOR", "ada")::get, "runner")).isEqualTo("ada");
        assertThat(Actors.of(Map.of("GITLAB_USER_LOGIN", "grace", "GITHUB_ACTOR", " ")::get, "runner"))
                .isEqualTo("grace");
        assertThat(Actors.of(key -> null, "mary")).isEqualTo("mary");
        assertThat(Actors.of(key -> null, null)).isEqualTo("unknown");
    }
}
