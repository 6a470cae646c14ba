package io.github.churn4j.registry.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.MissingPolicy;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.data.UnseenPolicy;
import io.github.churn4j.registry.GateResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaCompatibilityTest {

    private static final ChurnSchema SCHEMA = ChurnSchema.builder()
            .label("left", "yes", "no")
            .missingToken("NA")
            .feature(new NumericFeature("Age", 18, 99, false, "years", MissingPolicy.IMPUTE))
            .feature(new CategoricalFeature(
                    "Plan", List.of("basic", "gold", "iron"), MissingPolicy.IMPUTE, UnseenPolicy.AS_MISSING))
            .feature(BinaryFeature.of("Active", "no", "yes"))
            .build();

    private static List<String> breaks(ChurnSchema candidate) {
        return SchemaCompatibility.breaks(Told.of(SCHEMA), Told.of(candidate));
    }

    private static List<String> replacing(io.github.churn4j.data.Feature feature) {
        return breaks(SCHEMA.toBuilder().replace(feature).build());
    }

    @Test
    void takingMoreThanBeforeBreaksNothing() {
        ChurnSchema more = ChurnSchema.builder()
                .label("left", "yes", "no")
                .missingToken("NA")
                .missingToken("?")
                .feature(NumericFeature.of("New").withMissing(MissingPolicy.IMPUTE))
                .feature(BinaryFeature.of("Active", "yes", "no"))
                .feature(new CategoricalFeature(
                        "Plan",
                        List.of("lead", "iron", "gold", "basic"),
                        MissingPolicy.IMPUTE_AND_FLAG,
                        UnseenPolicy.AS_MISSING))
                .feature(new NumericFeature("Age", 0, 120, false, "years", MissingPolicy.KEEP))
                .build();
        assertThat(breaks(more)).isEmpty();
        GateResult result = SchemaCompatibility.withDefaults()
                .check(GateContext.builder(Told.of(more))
                        .champion(Told.of(SCHEMA))
                        .build());
        assertThat(result.passed()).isTrue();
        assertThat(result.figures()).containsEntry("breaks", 0.0);
    }

    @Test
    void featuresNewlyNeededOrGoneBreak() {
        assertThat(breaks(SCHEMA.toBuilder().feature(NumericFeature.of("New")).build()))
                .containsExactly("'New' is newly needed");
        ChurnSchema fewer = ChurnSchema.builder()
                .label("left", "yes", "no")
                .missingToken("NA")
                .feature(SCHEMA.features().get(0))
                .feature(SCHEMA.features().get(1))
                .exclude("Active")
                .build();
        assertThat(breaks(fewer)).containsExactly("'Active' is gone, and a request that sends it is refused");
    }

    @Test
    void narrowerNumbersBreak() {
        assertThat(replacing(new NumericFeature("Age", 18, 80, true, "months", MissingPolicy.REJECT)))
                .containsExactly(
                        "'Age' may no longer be missing",
                        "'Age' takes less: a whole number in [18, 80] (months), before a number in [18, 99] (years)",
                        "'Age' must now be a whole number",
                        "'Age' counts \"months\", before \"years\"");
    }

    @Test
    void lostLevelsAndStricterPoliciesBreak() {
        assertThat(replacing(new CategoricalFeature(
                        "Plan", List.of("basic", "silver"), MissingPolicy.IMPUTE, UnseenPolicy.REJECT)))
                .containsExactly("'Plan' has lost the levels [gold, iron]", "'Plan' refuses unseen levels");
        assertThat(replacing(BinaryFeature.of("Active", "no", "si")))
                .containsExactly("'Active' has lost the levels [yes]");
    }

    @Test
    void otherTypesBreak() {
        assertThat(replacing(NumericFeature.of("Active")))
                .containsExactly("'Active' was one of two levels and is a number");
        assertThat(replacing(CategoricalFeature.of("Active", "no", "yes", "rarely")))
                .containsExactly("'Active' was one of two levels and is a category");
    }

    @Test
    void otherNamesOfOutcomesAndFewerMissingTokensBreak() {
        ChurnSchema other = ChurnSchema.builder()
                .label("left", "ja", "nein")
                .feature(SCHEMA.features().get(0))
                .feature(SCHEMA.features().get(1))
                .feature(SCHEMA.features().get(2))
                .build();
        assertThat(breaks(other))
                .hasSize(2)
                .anyMatch(b -> b.contains("[NA] no longer stand for a missing value"))
                .anyMatch(b -> b.startsWith("the label is ") && b.contains("ja") && b.contains("yes"));
    }

    @Test
    void listsWhatBreaks() {
        GateResult result = SchemaCompatibility.withDefaults()
                .check(GateContext.builder(Told.of(SCHEMA.toBuilder()
                                .feature(NumericFeature.of("New"))
                                .build()))
                        .champion(Told.of(SCHEMA))
                        .build());
        assertThat(result.passed()).isFalse();
        assertThat(result.summary()).isEqualTo("callers of the champion break: 'New' is newly needed");
        assertThat(result.figures()).containsEntry("breaks", 1.0);
    }
}
