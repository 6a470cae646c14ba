package io.github.churn4j.maven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GoalSettingsTest {

    private static GoalSettings settings(
            Map<String, String> commandLine, Map<String, String> environment, Map<String, String> project) {
        return new GoalSettings(commandLine::get, environment::get, project::get);
    }

    @Test
    void commandLineGoesBeforeTheEnvironmentBeforeTheProject() {
        Map<String, String> environment = Map.of("CHURN_S3_PATH_STYLE", "environment");
        Map<String, String> project = Map.of("churn.s3.path-style", "project");
        Map<String, String> commandLine = Map.of("churn.s3.path-style", "command line");
        String key = "churn.s3.path-style";
        assertThat(settings(commandLine, environment, project).get(key)).isEqualTo("command line");
        assertThat(settings(Map.of(), environment, project).get(key)).isEqualTo("environment");
        assertThat(settings(Map.of(), Map.of(), project).get(key)).isEqualTo("project");
        assertThat(settings(Map.of(key, " "), Map.of(), Map.of()).get(key)).isNull();
    }

    @Test
    void secretsComeFromTheEnvironmentOnly() {
        String key = "churn.registry-signing-key";
        Map<String, String> environment = Map.of("CHURN_REGISTRY_SIGNING_KEY", "secret");
        assertThat(settings(Map.of(), environment, Map.of()).get(key)).isEqualTo("secret");
        assertThatThrownBy(() ->
                        settings(Map.of(key, "s3cr3t"), environment, Map.of()).get(key))
                .hasMessageContaining("expected in the environment as CHURN_REGISTRY_SIGNING_KEY")
                .hasMessageNotContaining("s3cr3t");
    }
}
