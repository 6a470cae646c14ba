package io.github.churn4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of settings in docs/serving.md is the one the code has. */
class ServiceSettingsTableTest {

    private static final Path DOCS = Path.of("../docs/serving.md");
    private static final String BEGIN = "<!-- settings: written by ServiceSettingsTableTest -->\n";
    private static final String END = "<!-- end of settings -->";

    private static String table() {
        StringBuilder table = new StringBuilder("| setting | environment | default | |\n|---|---|---|---|\n");
        for (Setting<?> setting : ServiceSettings.ALL) {
            String key = setting.secret() ? "–" : '`' + setting.key() + '`';
            String fallback = setting.fallback().isEmpty() ? "" : '`' + setting.fallback() + '`';
            table.append("| ").append(key);
            table.append(" | `").append(setting.environment()).append('`');
            table.append(" | ").append(fallback);
            table.append(" | ").append(setting.meaning().replace("|", "\\|")).append(" |\n");
        }
        return table.toString();
    }

    @Test
    void theTableIsTheOneOfTheCode() throws IOException {
        String docs = Files.readString(DOCS);
        int from = docs.indexOf(BEGIN);
        int to = docs.indexOf(END);
        assertThat(from).as(BEGIN).isNotNegative();
        assertThat(to).as(END).isGreaterThan(from);
        assertThat(docs.substring(from + BEGIN.length(), to))
                .as("the table in docs/serving.md; put this in its place:%n%s", table())
                .isEqualTo(table());
    }

    @Test
    void everySettingIsNamedAndExplained() {
        for (Setting<?> setting : ServiceSettings.ALL) {
            assertThat(setting.key()).matches("churn(\\.[a-z][a-z-]*)+");
            assertThat(setting.meaning()).endsWith(".").doesNotContain("\n");
        }
        assertThat(List.copyOf(ServiceSettings.ALL).stream().map(Setting::environment))
                .doesNotHaveDuplicates();
    }
}
