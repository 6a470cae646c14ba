package io.github.churn4j.registry.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ChurnException;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.data.SchemaInference;
import io.github.churn4j.evaluate.ProfitParameters;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.GateResult;
import io.github.churn4j.training.Algorithm;
import io.github.churn4j.training.Candidate;
import io.github.churn4j.training.ChurnTraining;
import io.github.churn4j.training.SearchSpace;
import io.github.churn4j.training.TrainingConfiguration;
import io.github.churn4j.training.simulate.CustomerSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real models of simulated bank-card customers before the gates. */
@Tag("slow")
class TrainedModelsTest {

    private static final int ROWS = 2_400;
    private static final byte[] FILE = csv(ROWS, 5);
    private static final byte[] FRESH = csv(1_500, 6);
    private static final Candidate BOOSTING = Candidate.of(Algorithm.BOOSTING)
            .with("rounds", 60)
            .with("maxDepth", 4)
            .with("eta", .15);

    private static final ChurnModel LOGISTIC = train(FILE, List.of(), Candidate.of(Algorithm.LOGISTIC), c -> c);
    private static final ChurnModel BOOSTED = train(FILE, List.of(), BOOSTING, c -> c);

    private static byte[] csv(int rows, long seed) {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        try {
            CustomerSimulator.builder().rows(rows).seed(seed).build().writeCsv(csv, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return csv.toByteArray();
    }

    private static CsvSource source(byte[] csv) {
        return CsvSource.of("simulated customers", csv);
    }

    private static ChurnModel train(
            byte[] csv,
            List<String> excluded,
            Candidate candidate,
            UnaryOperator<TrainingConfiguration.Builder> settings) {
        SchemaInference inference =
                SchemaInference.withDefaults().withLabel("Attrition_Flag").withPositive("Attrited Customer");
        ChurnSchema schema = (excluded.isEmpty() ? inference : inference.withExclude(excluded))
                .infer(source(csv))
                .schema();
        Dataset data = DatasetReader.of(schema).read(source(csv)).dataset();
        TrainingConfiguration configuration = settings.apply(TrainingConfiguration.builder()
                        .folds(3)
                        .replicates(20)
                        .space(SearchSpace.exhaustive(List.of(candidate))))
                .build();
        return ChurnTraining.of(configuration).run(data).model();
    }

    private static GateContext.Builder context(ChurnModel candidate, ChurnModel champion, byte[] rows) {
        return GateContext.builder(candidate).champion(champion).rows(source(rows));
    }

    private static List<GateResult> measured(GateContext context) {
        return Gates.run(Gates.parse("non-inferiority,calibration,profit"), context, line -> {});
    }

    @Test
    void twoModelsOfOneFileAndSeedAreComparedOnTheirCommonHoldOut() {
        UnseenRows unseen = context(BOOSTED, LOGISTIC, FILE).build().unseen();
        // a fifth of the rows, but for some in a thousand
        assertThat(unseen.size()).isBetween(ROWS / 5 - 20, ROWS / 5 + 10);
        assertThat(unseen.shortfall()).isEmpty();
        assertThat(unseen.figures())
                .containsEntry("rows.given", (double) ROWS)
                .containsEntry("rows.unseen", (double) unseen.size())
                .doesNotContainKey("asserted");
        assertThat(unseen.figures().get("rows.seenByCandidate")).isGreaterThanOrEqualTo(ROWS * .8 - 10);
    }

    @Test
    void aBetterModelPassesAndAWorseOneDoesNot() {
        List<GateResult> better = Gates.run(
                Gates.parse("non-inferiority,non-inferiority:logLoss:.01,schema,profit"),
                context(BOOSTED, LOGISTIC, FRESH).build(),
                line -> {});
        assertThat(better).allMatch(GateResult::passed);
        List<GateResult> worse = measured(context(LOGISTIC, BOOSTED, FRESH).build());
        assertThat(worse.get(0).passed()).isFalse();
        assertThat(measured(context(LOGISTIC, BOOSTED, FRESH).build())).isEqualTo(worse);
    }

    @Test
    void aModelThatHasLearnedTheRowsByHeartHasNoneLeftToShineOn() {
        ChurnModel all = train(FILE, List.of(), BOOSTING, c -> c.holdOut(0));
        GateContext context = context(all, LOGISTIC, FILE).build();
        assertThat(context.unseen().size()).isZero();
        assertThat(measured(context)).noneMatch(GateResult::passed).allSatisfy(result -> {
            assertThat(result.summary()).startsWith("insufficient data: of 2400 rows 0 are unseen by both models");
            assertThat(result.figures()).containsEntry("rows.seenByCandidate", (double) ROWS);
        });
        ChurnModel refitted = train(FILE, List.of(), BOOSTING, c -> c.refit(true));
        assertThat(context(refitted, LOGISTIC, FILE).build().unseen().size()).isZero();
        // a caller's word does not overrule a bundle that tells
        assertThat(measured(context(all, LOGISTIC, FILE).assertUnseen(true).build()))
                .noneMatch(GateResult::passed);
    }

    @Test
    void rowsOfALaterAndLargerTrainingAreDropped() {
        String more = new String(FRESH, StandardCharsets.UTF_8).lines().skip(1).collect(Collectors.joining("\n"));
        byte[] larger = (new String(FILE, StandardCharsets.UTF_8).stripTrailing() + "\n" + more + "\n")
                .getBytes(StandardCharsets.UTF_8);
        ChurnModel later = train(larger, List.of(), BOOSTING, c -> c);
        GateContext old = context(later, LOGISTIC, FILE).build();
        // the former hold-out was dealt anew: four fifths of it have been learned from
        assertThat(old.unseen().size()).isBetween(50, 150);
        assertThat(old.unseen().shortfall())
                .hasValueSatisfying(reason -> assertThat(reason)
                        .startsWith("insufficient data: of 2400 rows "
                                + old.unseen().size()));
        assertThat(measured(context(later, LOGISTIC, csv(1_500, 9)).build()))
                .allSatisfy(result ->
                        assertThat(result.figures().get("rows.unseen")).isGreaterThan(1_400));
    }

    @Test
    void schemasMayDiffer() {
        ChurnModel fewer = train(FILE, List.of("Total_*_Chng_*"), BOOSTING, c -> c);
        GateContext context = context(fewer, LOGISTIC, FRESH).build();
        assertThat(context.unseen().size()).isGreaterThan(1_300);
        EvaluationRows rows = context.unseen().rows();
        assertThat(rows.candidateData().schema()).isEqualTo(fewer.schema());
        assertThat(rows.championData().orElseThrow().schema()).isEqualTo(LOGISTIC.schema());
        for (int row = 0; row < rows.size(); row++) {
            assertThat(rows.candidateData().line(rows.candidateRow(row)))
                    .isEqualTo(rows.championData().orElseThrow().line(rows.championRow(row)));
        }
        assertThat(SchemaCompatibility.withDefaults().check(context).summary())
                .contains("'Total_Amt_Chng_Q4_Q1' is gone");
    }

    @Test
    void aBundleThatDoesNotTellProvesNothingUnlessItIsAsserted() {
        ChurnModel silent = ChurnTraining.of(TrainingConfiguration.builder()
                        .folds(3)
                        .replicates(20)
                        .space(SearchSpace.exhaustive(List.of(Candidate.of(Algorithm.LOGISTIC))))
                        .build())
                .withoutSeenRows()
                .run(DatasetReader.of(LOGISTIC.schema()).read(source(FILE)).dataset())
                .model();
        assertThat(measured(context(BOOSTED, silent, FRESH).build()))
                .noneMatch(GateResult::passed)
                .allSatisfy(result -> assertThat(result.summary())
                        .startsWith("the champion's bundle does not tell which rows it was trained on"));
        List<GateResult> asserted =
                measured(context(BOOSTED, silent, FRESH).assertUnseen(true).build());
        assertThat(asserted.get(0).passed()).isTrue();
        assertThat(asserted).allSatisfy(result -> {
            assertThat(result.figures()).containsEntry("asserted", 1.0);
            assertThat(result.summary()).contains("(asserted, not proved)");
        });
    }

    @Test
    void tooFewRowsAreSaidToBeTooFew() {
        GateContext few = context(BOOSTED, LOGISTIC, csv(200, 12)).build();
        assertThat(few.unseen().shortfall())
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("expected at least 50 of each; give more rows"));
        assertThatThrownBy(() -> few.unseen().requireEnough()).isInstanceOf(ChurnException.class);
        assertThat(context(BOOSTED, LOGISTIC, csv(200, 12))
                        .leastPerClass(10)
                        .build()
                        .unseen()
                        .shortfall())
                .isEmpty();
    }

    @Test
    void theFirstModelNeedsNoChampion() {
        List<GateResult> results = Gates.run(
                Gates.standard(),
                GateContext.builder(BOOSTED).rows(source(FRESH)).build(),
                line -> {});
        assertThat(results.get(0).summary()).isEqualTo("no champion to compare with");
        assertThat(results.get(2).summary()).isEqualTo("no champion to compare with");
        assertThat(results.get(1).figures()).containsKey("ece").doesNotContainKey("championEce");
        assertThat(results.get(4).passed()).isTrue();
    }

    @Test
    void profitIsCountedByTheCostsOfTheTraining() {
        ProfitParameters dear = new ProfitParameters(3, 5, 900, 40, 2.5);
        ChurnModel model = train(FILE, List.of(), Candidate.of(Algorithm.LOGISTIC), c -> c.profit(dear));
        assertThat(MinimumExpectedProfit.trainedWith(model)).isEqualTo(dear);
        assertThat(MinimumExpectedProfit.trainedWith(LOGISTIC)).isEqualTo(ProfitParameters.defaults());
    }

    @Test
    void labelsThatDoNotAgreeAreFound() {
        Dataset own = DatasetReader.of(BOOSTED.schema()).read(source(FRESH)).dataset();
        Dataset other = DatasetReader.of(LOGISTIC.schema()).read(source(FILE)).dataset();
        GateContext mixed = GateContext.builder(BOOSTED)
                .champion(LOGISTIC)
                .rows(model -> model == BOOSTED ? own : other)
                .build();
        assertThatThrownBy(mixed::unseen)
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("read different customers or labels from this row");
    }
}
