package io.github.churn4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.MissingPolicy;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.data.UnseenPolicy;
import io.github.churn4j.internal.io.Sha256;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenRowsTest {

    private static final Dataset SEEN = Models.customers(4_000, 11);
    private static final SeenRows ROWS =
            SeenRows.of(SEEN, IntStream.range(0, SEEN.size()).toArray());

    private static double[] row(Dataset data, int row) {
        double[] slots = new double[data.schema().features().size()];
        data.copyRow(row, slots);
        return slots;
    }

    static ChurnModel model() {
        ChurnModel base = Models.boosting();
        return ChurnModel.builder()
                .name("seen")
                .pipeline(base.pipeline())
                .classifier(base.classifier())
                .calibration(base.calibration())
                .decision(base.decision())
                .profile(base.profile())
                .provenance(base.provenance())
                .seenRows(SeenRows.of(Models.CUSTOMERS, IntStream.range(0, 40).toArray()))
                .evaluation(base.evaluation())
                .card(base.card())
                .report(base.report())
                .build();
    }

    @Test
    void everyRowOfTheTrainingIsRecognised() {
        for (int row = 0; row < SEEN.size(); row++) {
            assertThat(ROWS.mayHaveSeen(row(SEEN, row))).isTrue();
        }
        assertThat(ROWS.rows()).isEqualTo(4_000);
    }

    @Test
    void aFreshRowIsMistakenAsOftenAsStated() {
        Dataset fresh = Models.customers(100_000, 12);
        int[] told = IntStream.range(0, fresh.size())
                .filter(row -> !Double.isNaN(fresh.slot(row, 1))) // those without a spend may be equal by chance
                .toArray();
        double mistaken = Arrays.stream(told)
                .filter(row -> ROWS.mayHaveSeen(row(fresh, row)))
                .count();
        double rate = ROWS.falsePositiveRate();
        assertThat(rate).isCloseTo(Math.pow(1 - Math.exp(-.7), 7), within(.001));
        assertThat(mistaken / told.length).isCloseTo(rate, within(4 * Math.sqrt(rate / told.length)));
    }

    @Test
    void beyondTwoMebibytesTheRateGrowsAndIsTold() {
        int[] many = new int[2_600_000];
        Arrays.setAll(many, i -> i % SEEN.size());
        SeenRows full = SeenRows.of(SEEN, many);
        assertThat(full.words()).hasSize(SeenRows.MOST_WORDS);
        long[] half = new long[SeenRows.MOST_WORDS];
        Arrays.fill(half, 0x5555_5555_7777_7777L);
        assertThat(new SeenRows(Models.SCHEMA, 2_600_000, half).falsePositiveRate())
                .isCloseTo(Math.pow(.625, 7), within(1e-15));
    }

    @Test
    void oneChangedSlotMakesAnotherRow() {
        int recognised = 0;
        for (int row = 0; row < 1_000; row++) {
            double[] slots = row(SEEN, row);
            slots[1] = Double.isNaN(slots[1]) ? 7.125 : slots[1] + 1e-6;
            recognised += ROWS.mayHaveSeen(slots) ? 1 : 0;
        }
        assertThat(recognised).isLessThan(40);
    }

    @Test
    void zeroAndMissingHaveOneFormEach() {
        double[] slots = {30, 0.0, Double.NaN, 1, 0};
        Dataset.Builder one = Dataset.builder(Models.SCHEMA, "one", false);
        one.add(slots, 0, "", 0, 0, 2);
        SeenRows seen = SeenRows.of(one.build(), new int[] {0});
        double otherNan = Double.longBitsToDouble(0x7ff8_0000_dead_beefL);
        assertThat(seen.mayHaveSeen(new double[] {30, -0.0, otherNan, 1, 0})).isTrue();
        assertThat(seen.mayHaveSeen(new double[] {30, 0.0, 0.0, 1, 0})).isFalse();
    }

    @Test
    void levelsAreKnownByTheirTextNotByTheirOrder() {
        ChurnSchema other = Models.SCHEMA.toBuilder()
                .replace(new CategoricalFeature(
                        "plan",
                        List.of("new", "iron", "gold", "basic"),
                        MissingPolicy.IMPUTE_AND_FLAG,
                        UnseenPolicy.AS_MISSING))
                .replace(BinaryFeature.of("active", "yes", "no"))
                .build();
        SeenRows seen = new SeenRows(other, ROWS.rows(), ROWS.words());
        double[] plans = {3, 2, 1};
        for (int row = 0; row < 500; row++) {
            double[] slots = row(SEEN, row);
            slots[3] = Double.isNaN(slots[3]) ? slots[3] : plans[(int) slots[3]];
            slots[4] = 1 - slots[4];
            assertThat(seen.mayHaveSeen(slots)).isTrue();
        }
    }

    /**
     * Python 3.11.7, written from docs/bundle-format.md alone: for {@code w in words: a, b = F(a ^ w), S(b ^ w)}, then
     * {@code sorted((a + j * b & M) % 1024 for j in range(7))}.
     */
    @Test
    void bitsAreThoseTheFormatSays() {
        ChurnSchema schema = Models.SCHEMA.toBuilder()
                .replace(CategoricalFeature.of("plan", "basic", "gold", "a long level é"))
                .build();
        assertThat(bits(schema, 30, 12.5, Double.NaN, 1, 1)).containsExactly(51, 177, 281, 407, 511, 741, 971);
        assertThat(bits(schema, 30, -0.0, Double.NaN, 2, 0)).containsExactly(74, 486, 588, 690, 792, 894, 996);
    }

    private static int[] bits(ChurnSchema schema, double... slots) {
        Dataset.Builder one = Dataset.builder(schema, "one", false);
        one.add(slots, 0, "", 0, 0, 2);
        return BitSet.valueOf(SeenRows.of(one.build(), new int[] {0}).words()).stream()
                .toArray();
    }

    @Test
    void tooFewSlotsAreACallersMistake() {
        assertThatThrownBy(() -> ROWS.mayHaveSeen(new double[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 slots given, expected one for each of 5");
    }

    // ---- in a bundle

    @Test
    void aBundleKeepsThem() {
        ChurnModel read = ChurnModel.read(Bundles.bytes(model()), "it");
        SeenRows seen = read.seenRows().orElseThrow();
        assertThat(seen.rows()).isEqualTo(40);
        assertThat(seen.words()).isEqualTo(model().seenRows().orElseThrow().words());
        assertThat(IntStream.range(0, 40)).allMatch(row -> seen.mayHaveSeen(row(Models.CUSTOMERS, row)));
        assertThat(IntStream.range(40, 60)).noneMatch(row -> seen.mayHaveSeen(row(Models.CUSTOMERS, row)));
        assertThat(BundleWriter.write(read).sha256()).isEqualTo(read.sha256());
        assertThat(Models.boosting().seenRows()).isEmpty();
    }

    /** The bytes are part of the format; see the README beside the fixture. */
    @Test
    void theFixtureStaysReadableAndKnowsTheSameRows() throws IOException {
        try (var in = SeenRowsTest.class.getResourceAsStream("bundles-v1-seen-rows/boosting.churn")) {
            byte[] bytes = java.util.Objects.requireNonNull(in).readAllBytes();
            ChurnModel read = ChurnModel.read(bytes, "fixture");
            SeenRows seen = read.seenRows().orElseThrow();
            assertThat(IntStream.range(0, 60).filter(row -> seen.mayHaveSeen(row(Models.CUSTOMERS, row))))
                    .containsExactlyElementsOf(IntStream.range(0, 40).boxed().toList());
            assertThat(Sha256.of(SeenRowsCodec.write(
                            SeenRows.of(Models.CUSTOMERS, IntStream.range(0, 40).toArray()))))
                    .isEqualTo(Sha256.of(SeenRowsCodec.write(seen)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 10, 13})
    void aDamagedHeaderIsFound(int at) {
        Map<String, byte[]> entries = new LinkedHashMap<>(Bundles.entries(Bundles.bytes(model())));
        byte[] content = Bundles.entry(entries, BundleFormat.SEEN_ROWS).clone();
        content[at] ^= (byte) 0x80;
        entries.put(BundleFormat.SEEN_ROWS, content);
        assertThatThrownBy(() -> ChurnModel.read(Bundles.sealed(entries), "it"))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("seen rows");
        entries.put(BundleFormat.SEEN_ROWS, new byte[at]);
        assertThatThrownBy(() -> ChurnModel.read(Bundles.sealed(entries), "it")).isInstanceOf(BundleException.class);
    }

    @Test
    void rowsOfAnotherSchemaDoNotFitAModel() {
        ChurnSchema other =
                Models.SCHEMA.toBuilder().feature(NumericFeature.of("more")).build();
        assertThatThrownBy(() -> ChurnModel.builder()
                        .name("x")
                        .pipeline(Models.boosting().pipeline())
                        .classifier(Models.boosting().classifier())
                        .calibration(Models.boosting().calibration())
                        .decision(Models.boosting().decision())
                        .profile(Models.boosting().profile())
                        .provenance(Models.boosting().provenance())
                        .seenRows(new SeenRows(other, 1, new long[16]))
                        .evaluation("{}")
                        .card("")
                        .report("")
                        .build())
                .hasMessageContaining("the rows seen were read by a schema with other features");
    }
}
