package io.github.churn4j.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.data.SchemaInference;
import io.github.churn4j.model.Classifier;
import io.github.churn4j.model.TrainingSet;
import io.github.churn4j.pipeline.FeaturePipeline;
import io.github.churn4j.pipeline.FittedPipeline;
import io.github.churn4j.pipeline.Scaling;
import io.github.churn4j.training.simulate.CustomerSimulator;
import io.github.churn4j.training.simulate.DriftKind;
import io.github.churn4j.training.tribuo.LogisticHyperparameters;
import io.github.churn4j.training.tribuo.LogisticTrainer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the batch detector says of each of the simulator's scenarios: 2,000 customers who went through it against 4,000 who did
 * not, scored by a logistic regression of 4,000 others.
 */
class ScenariosTest {

    private static final int ROWS = 2000;

    private static ChurnSchema schema;
    private static FittedPipeline pipeline;
    private static Classifier classifier;
    private static DriftDetector detector;

    @BeforeAll
    static void train() {
        CsvSource source = customers(DriftKind.NONE, 4000, 1, 1);
        schema = SchemaInference.withDefaults().infer(source).schema();
        Dataset training = DatasetReader.of(schema).read(source).dataset();
        int[] rows = IntStream.range(0, training.size()).toArray();
        pipeline = FeaturePipeline.withDefaults().withScaling(Scaling.STANDARD).fit(training, rows);
        long[] groups = IntStream.of(rows).asLongStream().toArray();
        classifier = LogisticTrainer.of(LogisticHyperparameters.defaults())
                .train(new TrainingSet(pipeline.transform(training, rows), training.labels(), groups), 1);
        detector = DriftDetector.builder(scored(customers(DriftKind.NONE, 4000, 1, 2)))
                .build();
    }

    private static CsvSource customers(DriftKind kind, int rows, double strength, long seed) {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        try {
            CustomerSimulator.builder()
                    .seed(seed)
                    .rows(rows)
                    .drift(kind.scenario(rows, 0, strength))
                    .build()
                    .writeCsv(csv, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CsvSource.of(kind + ".csv", csv.toByteArray());
    }

    private static DriftSample scored(CsvSource source) {
        DriftSample sample = DriftSample.read(schema, source);
        double[] slots = new double[schema.features().size()];
        double[] features = new double[pipeline.width()];
        double[] scores = new double[sample.rows()];
        for (int row = 0; row < scores.length; row++) {
            sample.values().copyRow(row, slots);
            boolean whole = IntStream.range(0, slots.length).noneMatch(i -> Double.isNaN(slots[i]));
            pipeline.transform(slots, features);
            scores[row] = whole ? 1 / (1 + Math.exp(-classifier.margin(features))) : Double.NaN;
        }
        return sample.withScores(scores);
    }

    private static DriftReport report(DriftKind kind, double strength) {
        return detector.detect(scored(customers(kind, ROWS, strength, 3)));
    }

    private static List<String> drifted(DriftReport report) {
        return report.drifted().stream().map(FeatureDrift::column).sorted().toList();
    }

    private static Verdict score(DriftReport report) {
        return report.score().orElseThrow().verdict();
    }

    @Test
    void anUndisturbedPopulationIsStable() {
        DriftReport report = report(DriftKind.NONE, 1);
        assertThat(report.verdict()).isEqualTo(Verdict.STABLE);
    }

    @Test
    void aSuddenFallInSpendingIsFoundInSpendingAndInTheScore() {
        DriftReport report = report(DriftKind.SUDDEN, .5);
        assertThat(drifted(report)).containsExactly("Total_Trans_Amt", "Total_Trans_Ct");
        assertThat(score(report)).isEqualTo(Verdict.DRIFT);
    }

    @Test
    void aGradualFallIsFoundOnTheWholeRampOfTheBatch() {
        DriftReport report = report(DriftKind.GRADUAL, .5);
        assertThat(drifted(report)).containsExactly("Total_Trans_Amt", "Total_Trans_Ct");
        assertThat(score(report)).isEqualTo(Verdict.DRIFT);
    }

    @Test
    void aSeasonIsFoundWhereItIsStrongAndCancelsOutInAWholeNumberOfWeakOnes() {
        assertThat(drifted(report(DriftKind.SEASONAL, 1))).containsExactly("Total_Trans_Amt", "Total_Trans_Ct");
        assertThat(drifted(report(DriftKind.SEASONAL, .1))).isEmpty();
    }

    @Test
    void aNewCategoryIsFoundByNameAndNothingElse() {
        DriftReport report = report(DriftKind.NEW_CATEGORY, .02);
        assertThat(drifted(report)).containsExactly("Card_Category");
        assertThat(report.feature("Card_Category").notes()).anyMatch(n -> n.contains("'Black'"));
    }

    @Test
    void missingValuesAreFoundByTheirRate() {
        DriftReport report = report(DriftKind.MISSING_VALUES, .02);
        assertThat(drifted(report)).containsExactly("Total_Revolving_Bal");
        assertThat(report.current().refused()).isBetween(20L, 60L);
    }

    /** The same customers come to leave for other reasons: nothing that this detector looks at has changed. */
    @Test
    void pureConceptDriftIsNotSeen() {
        DriftReport report = report(DriftKind.CONCEPT, 1);
        assertThat(report.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(drifted(report)).isEmpty();
        assertThat(score(report)).isEqualTo(Verdict.STABLE);
    }
}
