package io.github.churn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.MissingPolicy;
import io.github.churn4j.model.TreeEnsemble;
import io.github.churn4j.pipeline.FeatureMatrix;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrialRunnerTest {

    private static TrialRunner runner(Dataset data) {
        TrainingConfiguration configuration = TrainingConfiguration.builder()
                .space(SearchSpace.exhaustive(List.of(Candidate.of(Algorithm.LOGISTIC))))
                .build();
        return new TrialRunner(data, Splits.of(data, 1).groups(), configuration, 1, Duration.ofDays(1));
    }

    private static Candidate small(Algorithm algorithm) {
        return switch (algorithm) {
            case BOOSTING -> Candidate.of(algorithm).with("rounds", 20).with("patience", 5);
            case FOREST -> Candidate.of(algorithm).with("trees", 5);
            default -> Candidate.of(algorithm);
        };
    }

    /** The same rows, those given with enormous values in every number. */
    private static Dataset poisoned(Dataset data, int[] rows) {
        Dataset.Builder builder = Dataset.builder(data.schema(), data.source(), true);
        double[] slots = new double[data.schema().features().size()];
        for (int row = 0; row < data.size(); row++) {
            data.copyRow(row, slots);
            if (Arrays.binarySearch(rows, row) >= 0) {
                Arrays.fill(slots, 0, 3, 1e15 + row);
            }
            builder.add(slots, data.label(row), "", 0, 0, row + 2);
        }
        return builder.build();
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void nothingOfATestFoldMovesWhatItsModelLearned(Algorithm algorithm) {
        Dataset data = Customers.telling(400, 2, .15, MissingPolicy.IMPUTE_AND_FLAG);
        Splits splits = Splits.of(data, 1);
        for (Fold fold : splits.folds(splits.all(), 3)) {
            Dataset other = poisoned(data, fold.test());
            TrialRunner.Fitted clean = runner(data).fit(small(algorithm), fold.training(), 5);
            TrialRunner.Fitted poisoned = runner(other).fit(small(algorithm), fold.training(), 5);
            assertThat(poisoned.pipeline().toJson()).isEqualTo(clean.pipeline().toJson());
            assertThat(runner(data).margins(poisoned, fold.test()))
                    .isEqualTo(runner(data).margins(clean, fold.test()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"CART", "FOREST", "BOOSTING"})
    void fastScorersEqualTheWalkOnEveryRowOfEveryFold(Algorithm algorithm) {
        Dataset data = Customers.telling(500, 6, .2, MissingPolicy.KEEP);
        Splits splits = Splits.of(data, 1);
        for (Fold fold : splits.folds(splits.all(), 4)) {
            TrialRunner.Fitted fitted = runner(data).fit(small(algorithm), fold.training(), 5);
            FeatureMatrix features = fitted.pipeline().transform(data, fold.test());
            double[] row = new double[features.columns()];
            double[] expected = IntStream.range(0, fold.test().length)
                    .mapToDouble(i -> {
                        features.copyRow(i, row);
                        return ((TreeEnsemble) fitted.classifier()).walk(row);
                    })
                    .toArray();
            assertThat(runner(data).margins(fitted, fold.test())).isEqualTo(expected);
        }
    }

    @Test
    void aShareOfTheRowsIsTheSameForEveryCandidateAndKeepsGroups() {
        int[] labels = Customers.labels(400, .3, 1);
        long[] customers = IntStream.range(0, 400).mapToLong(r -> r / 4).toArray();
        Dataset data = Customers.rows(labels, new double[0], customers, new long[0]);
        Fold fold = new Fold(
                IntStream.range(0, 300).toArray(), IntStream.range(300, 400).toArray());
        double[] first = runner(data).outOfFold(small(Algorithm.LOGISTIC), fold, 0, .4);
        assertThat(runner(data).outOfFold(small(Algorithm.LOGISTIC), fold, 0, .4))
                .isEqualTo(first);
        assertThat(runner(data).outOfFold(small(Algorithm.LOGISTIC), fold, 0, 1))
                .isNotEqualTo(first);
    }

    @Test
    void ensemblesOfProbabilitiesAnswerInLogOdds() {
        Dataset data = Customers.telling(400, 9);
        TrialRunner.Fitted fitted =
                runner(data).fit(small(Algorithm.CART), Splits.of(data, 1).all(), 5);
        double p = IntStream.range(0, 400)
                .mapToDouble(i -> 1 / (1 + Math.exp(-runner(data).margins(fitted, new int[] {i})[0])))
                .average()
                .orElseThrow();
        double rate = IntStream.range(0, 400).map(data::label).average().orElseThrow();
        assertThat(p).isCloseTo(rate, within(1e-5));
    }
}
