package io.github.churn4j.maven.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.drift.Correction;
import io.github.churn4j.drift.DriftOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftSettingsTest {

    @Test
    void areTheDefaultsUnlessTold() {
        DriftOptions options = DriftSettings.defaults().options();
        assertThat(options.alpha()).isEqualTo(DriftOptions.defaults().alpha());
        assertThat(options.correction()).isEqualTo(Correction.BONFERRONI);
        assertThat(options.minimum()).isEqualTo(DriftOptions.defaults().minimum());
    }

    @ParameterizedTest
    @ValueSource(strings = {"churn4j", "alibi-ks", "alibi-chi2", "alibi-tabular", "evidently", " "})
    void knowPresets(String preset) {
        DriftOptions options = new DriftSettings(preset, List.of(), List.of(), List.of(), "none", .01, 30, 7).options();
        assertThat(options.alpha()).isEqualTo(.01);
        assertThat(options.correction()).isEqualTo(Correction.NONE);
        assertThat(options.minimum()).isEqualTo(30);
        assertThat(options.seed()).isEqualTo(7);
    }

    @Test
    void takeTestsForAllKindsOrForOne() {
        assertThat(tests(List.of("ks", "chi2", "missing"), List.of(), List.of()))
                .isNotNull();
        assertThat(tests(List.of(), List.of("cvm", "wasserstein"), List.of("psi")))
                .isNotNull();
    }

    @Test
    void nameWhatTheyDoNotUnderstand() {
        assertThatThrownBy(() ->
                        new DriftSettings("alibi", List.of(), List.of(), List.of(), null, null, null, 1).options())
                .hasMessage(
                        "churn.preset is \"alibi\", expected churn4j, alibi-ks, alibi-chi2, alibi-tabular or evidently");
        assertThatThrownBy(() -> tests(List.of("kolmogorov"), List.of(), List.of()))
                .hasMessageContaining("churn.tests: drift test is \"kolmogorov\", expected one of ks, cvm");
        assertThatThrownBy(() -> tests(List.of(), List.of("chi2"), List.of()))
                .hasMessageContaining("churn.numericTests has \"chi2\"");
        assertThatThrownBy(() -> tests(List.of(), List.of(), List.of("ks")))
                .hasMessageContaining("churn.categoricalTests has \"ks\"");
        assertThatThrownBy(() -> new DriftSettings("alibi-ks", List.of("ks"), List.of(), List.of(), null, null, null, 1)
                        .options())
                .hasMessageContaining("churn.preset is \"alibi-ks\", which brings its own tests");
        assertThatThrownBy(
                        () -> new DriftSettings(null, List.of(), List.of(), List.of(), "holm", null, null, 1).options())
                .hasMessage("churn.correction is \"holm\", expected bonferroni, benjamini-hochberg or none");
        assertThatThrownBy(() -> new DriftSettings(null, List.of(), List.of(), List.of(), null, 1.5, null, 1).options())
                .hasMessage("churn.alpha is 1.5, expected a number above 0 and below 1");
        assertThatThrownBy(() -> new DriftSettings(null, List.of(), List.of(), List.of(), null, null, 0, 1).options())
                .hasMessage("churn.minimum is 0, expected 1 or more");
    }

    private static DriftOptions tests(List<String> all, List<String> numeric, List<String> categorical) {
        return new DriftSettings(null, all, numeric, categorical, null, null, null, 1).options();
    }
}
