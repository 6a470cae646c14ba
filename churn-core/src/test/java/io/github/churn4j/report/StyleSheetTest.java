package io.github.churn4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Contrast ratios as WCAG 2.2 defines them: 4.5 for text (1.4.3), 3 for graphics (1.4.11). */
class StyleSheetTest {
    private static final Pattern COLOUR = Pattern.compile("--([a-z0-9-]+): (#[0-9a-f]{6});");
    private static final List<String> TEXTS =
            List.of("ink", "soft", "faint", "link", "c2", "info", "good", "warning", "critical");
    private static final List<String> GRAPHICS =
            List.of("c1", "c2", "c3", "c4", "c5", "c6", "quiet", "low", "medium", "high");

    @Test
    void textIsReadableInLightAndDark() {
        for (Map<String, String> theme : themes()) {
            for (String name : TEXTS) {
                assertThat(contrast(theme, name, "paper")).as(name).isGreaterThan(4.5);
                assertThat(contrast(theme, name, "raised")).as(name + " raised").isGreaterThan(4.2);
            }
        }
    }

    @Test
    void graphicsStandOutInLightAndDark() {
        for (Map<String, String> theme : themes()) {
            for (String name : GRAPHICS) {
                assertThat(contrast(theme, name, "paper")).as(name).isGreaterThanOrEqualTo(3.0);
            }
        }
    }

    @Test
    void darkThemeRedefinesEveryColour() {
        assertThat(themes().get(1).keySet()).isEqualTo(themes().get(0).keySet());
    }

    private static List<Map<String, String>> themes() {
        String css = StyleSheet.css();
        int dark = css.indexOf("@media screen and (prefers-color-scheme: dark)");
        int end = css.indexOf("* { box-sizing");
        return List.of(colours(css.substring(0, dark)), colours(css.substring(dark, end)));
    }

    private static Map<String, String> colours(String css) {
        Map<String, String> found = new HashMap<>();
        Matcher matcher = COLOUR.matcher(css);
        while (matcher.find()) {
            found.put(matcher.group(1), matcher.group(2));
        }
        return found;
    }

    private static double contrast(Map<String, String> theme, String one, String other) {
        double a = luminance(theme.getOrDefault(one, "#000000"));
        double b = luminance(theme.getOrDefault(other, "#000000"));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
