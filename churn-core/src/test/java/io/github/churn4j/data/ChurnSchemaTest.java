package io.github.churn4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ChurnException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChurnSchemaTest {

    private static final ChurnSchema FULL = ChurnSchema.builder()
            .label("Attrition Flag", "gone", "here")
            .identifier("id")
            .group("household")
            .time("as of")
            .feature(new NumericFeature("Age", 18, 120.5, false, "years", MissingPolicy.KEEP))
            .feature(new NumericFeature(
                    "Calls", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, true, "", MissingPolicy.REJECT))
            .feature(new BinaryFeature("Sex", "F", "M", MissingPolicy.IMPUTE, UnseenPolicy.AS_MISSING))
            .feature(new CategoricalFeature(
                    "Land",
                    List.of("Österreich", "日本", "\"quoted\""),
                    MissingPolicy.IMPUTE_AND_FLAG,
                    UnseenPolicy.AS_MISSING))
            .exclude("surname")
            .missingToken("NA")
            .missingToken("?")
            .build();

    @Test
    void readsBackWhatItWrites() {
        ChurnSchema read = ChurnSchema.fromJson(FULL.toJson());
        assertThat(read).isEqualTo(FULL);
        assertThat(read.features()).isEqualTo(FULL.features());
        assertThat(read.label()).isEqualTo(FULL.label());
        assertThat(read.missingTokens()).containsExactly("NA", "?");
        assertThat(read.toJson()).isEqualTo(FULL.toJson());
        assertThat(FULL.toBuilder().build()).isEqualTo(FULL);
    }

    @Test
    void namesNoMissingTokensWhereThereAreNone() {
        ChurnSchema plain =
                ChurnSchema.builder().feature(NumericFeature.of("a")).build();
        assertThat(plain.toJson()).doesNotContain("missingTokens");
        assertThat(plain.missingTokens()).isEmpty();
    }

    @Test
    void answersToColumnAndFieldName() {
        assertThat(FULL.slotOf("Age")).hasValue(0);
        assertThat(FULL.slotOf("age")).hasValue(0);
        assertThat(FULL.slotOf("AGE")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FULL.requireSlot("caLs"))
                .withMessageContaining("did you mean 'calls'?");
    }

    @Test
    void refusesColumnsThatShareAFieldName() {
        ChurnSchema.Builder builder = ChurnSchema.builder()
                .feature(NumericFeature.of("Total Charges"))
                .feature(NumericFeature.of("total_charges"));
        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessageContaining(
                        "columns 'Total Charges' and 'total_charges' share the field name 'total_charges'");
    }

    @Test
    void refusesAColumnWithTwoRoles() {
        ChurnSchema.Builder builder =
                ChurnSchema.builder().feature(NumericFeature.of("age")).exclude("age");
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("'age' has two roles");
    }

    @Test
    void letsTheGroupBeTheIdentifier() {
        ChurnSchema schema = ChurnSchema.builder()
                .identifier("id")
                .group("id")
                .feature(NumericFeature.of("a"))
                .build();
        assertThat(schema.group()).contains("id");
    }

    @Test
    void refusesASchemaWithoutFeature() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChurnSchema.builder().build())
                .withMessageContaining("at least one feature");
    }

    @Test
    void refusesBlankOrDoubledMissingTokens() {
        ChurnSchema.Builder builder = ChurnSchema.builder().missingToken("NA");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.missingToken("NA"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.missingToken(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.missingToken(" x"));
    }

    @Test
    void namesTheKeyThatIsMisspelt() {
        String json = FULL.toJson().replace("\"integer\"", "\"integr\"");
        assertThatThrownBy(() -> ChurnSchema.fromJson(json))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("schema/features/0: unknown key \"integr\"; did you mean \"integer\"?");
    }

    @Test
    void refusesTextThatIsNoSchema() {
        assertThatThrownBy(() -> ChurnSchema.fromJson("{")).isInstanceOf(ChurnException.class);
        assertThatThrownBy(() -> ChurnSchema.fromJson(FULL.toJson() + "{}")).isInstanceOf(ChurnException.class);
        assertThatThrownBy(() -> ChurnSchema.fromJson("{\"formatVersion\": 99, \"features\": []}"))
                .hasMessageContaining("formatVersion is 99, expected 1");
        assertThatThrownBy(() -> ChurnSchema.fromJson(FULL.toJson().replace("\"numeric\"", "\"numerous\"")))
                .hasMessageContaining("type is \"numerous\", expected numeric, binary or categorical");
    }

    @Test
    void readsAFileAndTellsAMissingOne(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("schema.json"), FULL.toJson());
        assertThat(ChurnSchema.read(file)).isEqualTo(FULL);
        assertThatThrownBy(() -> ChurnSchema.read(folder.resolve("none.json"))).isInstanceOf(ChurnException.class);
    }
}
