package io.github.churn4j.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.MissingPolicy;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.model.Calibration;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.DataVersion;
import io.github.churn4j.model.Decision;
import io.github.churn4j.model.LogisticClassifier;
import io.github.churn4j.model.Provenance;
import io.github.churn4j.model.ReferenceProfile;
import io.github.churn4j.pipeline.FeaturePipeline;
import io.github.churn4j.pipeline.FittedPipeline;
import io.github.churn4j.registry.VersionDiff.Change;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VersionDifferTest {

    private static final Signoff WHO = new Signoff("ann", "");
    private static final NumericFeature AGE = NumericFeature.of("age").withRange(0, 120);
    private static final NumericFeature SPEND = NumericFeature.of("spend");
    private static final ChurnSchema SCHEMA = ChurnSchema.builder()
            .label("left", "yes", "no")
            .feature(AGE)
            .feature(SPEND)
            .build();
    private static final Provenance PROVENANCE = new Provenance(
            "1".repeat(64),
            Optional.empty(),
            60,
            Optional.of("abc"),
            7,
            "logistic",
            "{\"folds\": 5, \"grid\": [1, 2]}",
            Map.of("churn4j", "1.0", "jdk", "17"));
    private static final String EVALUATION = """
            {"champion": {"hyperparameters": {"l2": 1.0}}, "crossValidation": {"rocAuc": 0.9},
             "holdout": {"rocAuc": 0.8, "intervals": {"rocAuc": [0.7, 0.9]}, "n": 100}}
            """;
    private static final Decision DECISION = Decision.of(.4, "stays", "leaves");

    private final ModelRegistry registry =
            ModelRegistry.builder(new MemoryStore(Instant::now, () -> {})).build();

    private static ChurnModel model(ChurnSchema schema, Provenance provenance, String evaluation, Decision decision) {
        Dataset.Builder rows = Dataset.builder(schema, "customers", true);
        int features = schema.features().size();
        for (int row = 0; row < 20; row++) {
            int number = row;
            double[] slots = IntStream.range(0, features)
                    .mapToDouble(i -> (number + i) % 2)
                    .toArray();
            rows.add(slots, row % 3 == 0 ? 1 : 0, "", 0, 0, row + 2);
        }
        Dataset data = rows.build();
        int[] all = IntStream.range(0, data.size()).toArray();
        FittedPipeline pipeline = FeaturePipeline.withDefaults().fit(data, all);
        double[] ones = IntStream.range(0, pipeline.width()).mapToDouble(i -> 1).toArray();
        return ChurnModel.builder()
                .name("bank")
                .pipeline(pipeline)
                .classifier(new LogisticClassifier(0, ones, ones))
                .calibration(new Calibration.Identity())
                .decision(decision)
                .profile(ReferenceProfile.of(data, all, new double[all.length], "by hand"))
                .provenance(provenance)
                .evaluation(evaluation)
                .card("# bank\n")
                .report("<html></html>")
                .build();
    }

    private List<Change> changes(ChurnModel other) {
        ModelVersion one = registry.publish(model(SCHEMA, PROVENANCE, EVALUATION, DECISION), WHO);
        ModelVersion two = registry.publish(other, WHO);
        VersionDiff diff = registry.diff(one.reference(), two.reference());
        assertThat(diff.from()).isEqualTo(one);
        assertThat(diff.to()).isEqualTo(two);
        assertThat(registry.diff(one.reference(), two.reference())).isEqualTo(diff);
        assertThat(registry.diff(two.reference(), one.reference()).changes())
                .isEqualTo(
                        diff.changes().stream().map(VersionDifferTest::reversed).toList());
        return diff.changes();
    }

    private static Change reversed(Change change) {
        String before = change.after();
        String after = change.before();
        return new Change(change.section(), change.item(), before, after);
    }

    private static Provenance provenance(
            String data,
            Optional<DataVersion> version,
            long seed,
            String configuration,
            Map<String, String> libraries) {
        return new Provenance(data, version, 60, Optional.of("abc"), seed, "logistic", configuration, libraries);
    }

    @Test
    void findsNoChangeInAVersionAndItself() {
        assertThat(changes(model(SCHEMA, PROVENANCE, EVALUATION, DECISION))).isEmpty();
    }

    @Test
    void tellsOfFeaturesAddedRemovedAndChanged() {
        ChurnSchema other = ChurnSchema.builder()
                .label("left", "yes", "no")
                .feature(AGE.withRange(18, 120).withMissing(MissingPolicy.KEEP))
                .feature(BinaryFeature.of("active", "no", "yes"))
                .build();
        assertThat(changes(model(other, PROVENANCE, EVALUATION, DECISION)))
                .allMatch(change -> change.section().equals("schema"))
                .satisfiesExactly(
                        active -> {
                            assertThat(active.item()).isEqualTo("active");
                            assertThat(active.before()).isEmpty();
                            assertThat(active.after()).startsWith("binary, ");
                        },
                        age -> {
                            assertThat(age.item()).isEqualTo("age");
                            assertThat(age.before()).contains("[0, 120]").doesNotContain("keep");
                            assertThat(age.after()).contains("[18, 120]").endsWith("missing values: keep");
                        },
                        spend -> {
                            assertThat(spend.item()).isEqualTo("spend");
                            assertThat(spend.before()).isNotEmpty();
                            assertThat(spend.after()).isEmpty();
                        });
    }

    @Test
    void tellsOfTheLabel() {
        ChurnSchema other = ChurnSchema.builder()
                .label("gone", "1", "0")
                .feature(AGE)
                .feature(SPEND)
                .build();
        assertThat(changes(model(other, PROVENANCE, EVALUATION, DECISION)))
                .containsExactly(new Change("schema", "(label)", "left: yes or no", "gone: 1 or 0"));
    }

    @Test
    void tellsOfHyperparameters() {
        Provenance other = provenance(
                "1".repeat(64), Optional.empty(), 8, "{\"folds\": 10, \"grid\": [1]}", PROVENANCE.libraries());
        assertThat(changes(model(SCHEMA, other, EVALUATION.replace("\"l2\": 1.0", "\"l2\": 2.5"), DECISION)))
                .containsExactly(
                        new Change("hyperparameters", "champion.l2", "1.0", "2.5"),
                        new Change("hyperparameters", "folds", "5", "10"),
                        new Change("hyperparameters", "grid.1", "2", ""),
                        new Change("hyperparameters", "seed", "7", "8"));
    }

    @Test
    void tellsOfMetricsButNotOfCurves() {
        String other = EVALUATION.replace("0.8", "0.85").replace("0.7", "0.75").replace("\"n\": 100", "\"brier\": 0.1");
        assertThat(changes(model(SCHEMA, PROVENANCE, other, DECISION)))
                .containsExactly(
                        new Change("metrics", "holdout.brier", "", "0.1"),
                        new Change("metrics", "holdout.n", "100", ""),
                        new Change("metrics", "holdout.rocAuc", "0.8", "0.85"));
    }

    @Test
    void tellsOfDataAndLibraries() {
        Provenance other = provenance(
                "2".repeat(64),
                Optional.of(new DataVersion("customers.csv", "a".repeat(32), 100)),
                7,
                PROVENANCE.configuration(),
                Map.of("churn4j", "1.1", "os", "linux"));
        assertThat(changes(model(SCHEMA, other, EVALUATION, DECISION)))
                .containsExactly(
                        new Change("data", "sha256", "1".repeat(64), "2".repeat(64)),
                        new Change("data", "version", "", "customers.csv " + "a".repeat(32)),
                        new Change("libraries", "churn4j", "1.0", "1.1"),
                        new Change("libraries", "jdk", "17", ""),
                        new Change("libraries", "os", "", "linux"));
    }

    @Test
    void tellsOfTheDecision() {
        Decision other = new Decision(.5, DECISION.mediumAbove(), DECISION.highAbove(), "stays", "churns");
        assertThat(changes(model(SCHEMA, PROVENANCE, EVALUATION, other)))
                .containsExactly(
                        new Change("decision", "leaves", "leaves", "churns"),
                        new Change("decision", "threshold", "0.4", "0.5"));
    }

    @Test
    void ordersSectionsAlike() {
        ChurnSchema schema =
                ChurnSchema.builder().label("left", "yes", "no").feature(AGE).build();
        Provenance other = provenance("2".repeat(64), Optional.empty(), 8, PROVENANCE.configuration(), Map.of());
        assertThat(changes(model(schema, other, EVALUATION.replace("0.8", "0.85"), Decision.of(.5, "stays", "leaves"))))
                .extracting(Change::section)
                .containsSubsequence("schema", "hyperparameters", "metrics", "data", "decision", "libraries");
    }

    @Test
    void shortensTextsAndBoundsTheirNumber() {
        StringBuilder many = new StringBuilder("{\"a\": \"" + "x".repeat(1_000) + "\"");
        for (int i = 0; i < 12_000; i++) {
            many.append(", \"k").append(i).append("\": ").append(i);
        }
        Provenance other = provenance("1".repeat(64), Optional.empty(), 7, many + "}", PROVENANCE.libraries());
        List<Change> changes = changes(model(SCHEMA, other, EVALUATION, DECISION));
        assertThat(changes).hasSizeBetween(9_000, 10_000);
        assertThat(changes).allMatch(change -> change.after().length() <= 500);
        assertThat(changes)
                .filteredOn(change -> change.item().equals("a"))
                .singleElement()
                .satisfies(change -> assertThat(change.after()).endsWith("x…"));
    }

    @Test
    void needsBothVersions() {
        registry.publish(model(SCHEMA, PROVENANCE, EVALUATION, DECISION), WHO);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> registry.diff(ModelReference.of("bank", 1), ModelReference.of("bank", 2)));
    }
}
