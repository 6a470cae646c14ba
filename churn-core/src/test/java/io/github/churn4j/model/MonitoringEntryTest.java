package io.github.churn4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MonitoringEntryTest {

    private static ChurnModel model(String monitoring) {
        ChurnModel base = Models.boosting();
        return ChurnModel.builder()
                .name(base.name())
                .pipeline(base.pipeline())
                .classifier(base.classifier())
                .calibration(base.calibration())
                .decision(base.decision())
                .profile(base.profile())
                .provenance(base.provenance())
                .monitoring(monitoring)
                .evaluation(base.evaluation())
                .card(base.card())
                .report(base.report())
                .build();
    }

    @Test
    void aBundleKeepsTheTextAsItIs() {
        String text = "{\n  \"version\" : 7, \"ä\" : 1\n}\n";
        ChurnModel read = ChurnModel.read(Bundles.bytes(model(text)), "it");
        assertThat(read.monitoring()).contains(text);
        assertThat(BundleWriter.write(read).sha256()).isEqualTo(read.sha256());
        assertThat(read.sha256())
                .isEqualTo(model(text).sha256())
                .isNotEqualTo(Models.boosting().sha256());
    }

    @Test
    void aModelMadeWithoutHasNoSuchEntry() {
        ChurnModel base = Models.boosting();
        assertThat(base.monitoring()).isEmpty();
        assertThat(Bundles.entries(Bundles.bytes(base))).doesNotContainKey("monitoring.json");
        assertThat(Bundles.entries(Bundles.bytes(model("{}")))).containsKey("monitoring.json");
        assertThat(ChurnModel.read(Bundles.bytes(base), "it").monitoring()).isEmpty();
    }
}
