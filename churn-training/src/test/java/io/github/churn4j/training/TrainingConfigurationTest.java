package io.github.churn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ChurnException;
import io.github.churn4j.evaluate.ProfitParameters;
import io.github.churn4j.pipeline.FeaturePipeline;
import io.github.churn4j.pipeline.Ratio;
import io.github.churn4j.training.SearchSpace.Range;
import io.github.churn4j.training.calibrate.ThresholdPolicy;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingConfigurationTest {

    private static final Candidate LOGISTIC = Candidate.of(Algorithm.LOGISTIC);

    private static TrainingConfiguration.Builder everything() {
        return TrainingConfiguration.builder()
                .name("bank-churn")
                .seed(Long.MIN_VALUE + 1)
                .folds(7)
                .holdOut(1 / 3.0)
                .space(new SearchSpace(
                        List.of(LOGISTIC.with("cost", .1), Candidate.of(Algorithm.BOOSTING)), List.of(.25, 1.), .5))
                .pipeline(FeaturePipeline.withDefaults().withRatio(new Ratio("ticket", "amount", "count")))
                .monotone("count", -1)
                .calibration(TrainingConfiguration.CalibrationPolicy.NONE)
                .threshold(new ThresholdPolicy.Costs(1, 12.5))
                .riskAbove(.2, .9)
                .profit(new ProfitParameters(5, 12, 150, 9, 2))
                .slice("plan")
                .together(List.of("a", "b"))
                .replicates(123)
                .refit(true)
                .allowLeakage("closed")
                .maxRejected(.05)
                .notice("simulated \"customers\"")
                .replay(List.of(List.of(0, 1), List.of(1)));
    }

    @Test
    void comesBackFromItsJsonEqual() {
        for (ThresholdPolicy policy : List.of(
                new ThresholdPolicy.F1(),
                new ThresholdPolicy.Costs(1, 12.5),
                new ThresholdPolicy.ContactCapacity(.07))) {
            TrainingConfiguration written = everything().threshold(policy).build();
            TrainingConfiguration read = TrainingConfiguration.fromJson(written.toJson());
            assertThat(read).usingRecursiveComparison().isEqualTo(written);
            assertThat(read.toJson()).isEqualTo(written.toJson());
            assertThat(read.toBuilder().build()).usingRecursiveComparison().isEqualTo(written);
        }
        TrainingConfiguration defaults = TrainingConfiguration.builder().build();
        assertThat(TrainingConfiguration.fromJson(defaults.toJson()))
                .usingRecursiveComparison()
                .isEqualTo(defaults);
    }

    @Test
    void jsonOfAnotherKindIsRefused() {
        String json = everything().build().toJson();
        for (String[] change : new String[][] {
            {"\"folds\" : 7", "\"folds\" : 1"},
            {"\"boosting\"", "\"magic\""},
            {"\"costs\"", "\"gut\""},
            {"\"NONE\"", "\"SOME\""},
            {"\"cost\" : 0.1", "\"coast\" : 0.1"},
            {"\"kept\" : 0.5", "\"kept\" : 0"},
            {"-9223372036854775807", "one"},
            {"\"name\"", "\"nom\""}
        }) {
            String changed = json.replace(change[0], change[1]);
            assertThat(changed).isNotEqualTo(json);
            assertThatThrownBy(() -> TrainingConfiguration.fromJson(changed))
                    .as(change[1])
                    .isInstanceOf(ChurnException.class);
        }
    }

    @Test
    void rejectsSettingsOutOfRange() {
        for (TrainingConfiguration.Builder wrong : List.of(
                everything().folds(1),
                everything().folds(51),
                everything().holdOut(-.1),
                everything().holdOut(Double.NaN),
                everything().riskAbove(.8, .7),
                everything().maxRejected(2),
                everything().replay(List.of(List.of(0))),
                everything().replay(List.of(List.of(0, 2), List.of(0))),
                everything().replay(List.of(List.of(0), List.of())))) {
            assertThatThrownBy(wrong::build).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> everything().monotone("x", 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> everything().together(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    // ---- search spaces

    @ParameterizedTest
    @EnumSource(SearchLevel.class)
    void levelsGiveTheSameCandidatesForTheSameSeed(SearchLevel level) {
        SearchSpace again = level.space(3);
        assertThat(level.space(3)).isEqualTo(again);
        assertThat(level.space(3).candidates())
                .doesNotHaveDuplicates()
                .first()
                .extracting(Candidate::algorithm)
                .isEqualTo(Algorithm.LOGISTIC);
        assertThat(SearchLevel.ofName(level.toString().toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(level);
    }

    @Test
    void randomCandidatesLieInTheirRanges() {
        SortedMap<String, Range> ranges = new TreeMap<>();
        ranges.put("maxDepth", Range.whole(3, 5));
        ranges.put("eta", Range.log(.01, 1));
        ranges.put("subsample", Range.of(.5, .75));
        List<Candidate> drawn = SearchSpace.random(Candidate.of(Algorithm.BOOSTING), ranges, 400, 1);
        assertThat(drawn).extracting(c -> c.hyperparameters().get("maxDepth")).containsOnly(3.0, 4.0, 5.0);
        assertThat(drawn).allSatisfy(c -> {
            assertThat(c.hyperparameters().get("eta")).isBetween(.01, 1.0);
            assertThat(c.hyperparameters().get("subsample")).isBetween(.5, .75);
        });
        assertThat(drawn.stream().mapToDouble(c -> c.hyperparameters().getOrDefault("eta", 1.0)))
                .filteredOn(eta -> eta < .1)
                .hasSizeBetween(160, 240);
    }

    @Test
    void aGridHasEveryCombination() {
        SortedMap<String, List<Double>> values = new TreeMap<>();
        values.put("cost", List.of(.1, 1.0, 10.0));
        values.put("penalty", List.of(1.0, 2.0));
        assertThat(SearchSpace.grid(LOGISTIC, values)).hasSize(6).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,.5", ".5", "0,1", ".5,.5,1"})
    void rungsMustRiseToOne(String text) {
        List<Double> rungs = text.isEmpty()
                ? List.of()
                : java.util.Arrays.stream(text.split(",")).map(Double::valueOf).toList();
        assertThatThrownBy(() -> new SearchSpace(List.of(LOGISTIC), rungs, .5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void misspeltAndImpossibleHyperparametersAreFoundAtOnce() {
        assertThatThrownBy(() -> LOGISTIC.with("coast", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("logistic has no hyperparameter named coast");
        assertThatThrownBy(() -> LOGISTIC.with("penalty", 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Candidate.of(Algorithm.CART).with("maxDepth", 2.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxDepth is 2.5, expected a whole number");
        assertThatThrownBy(() -> Algorithm.ofKey("svm")).isInstanceOf(IllegalArgumentException.class);
        assertThat(LOGISTIC.with("cost", .25).with("penalty", 1)).hasToString("logistic cost=0.25 penalty=1");
    }
}
