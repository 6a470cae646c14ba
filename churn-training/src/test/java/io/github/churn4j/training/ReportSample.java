package io.github.churn4j.training;

import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Finding;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.data.Severity;
import io.github.churn4j.data.ValidationReport;
import io.github.churn4j.evaluate.CandidateScore;
import io.github.churn4j.evaluate.Evaluation;
import io.github.churn4j.evaluate.EvaluationOptions;
import io.github.churn4j.evaluate.FieldImportance;
import io.github.churn4j.evaluate.Metrics;
import io.github.churn4j.evaluate.ModelEvaluation;
import io.github.churn4j.evaluate.ProfitParameters;
import io.github.churn4j.evaluate.Scores;
import io.github.churn4j.evaluate.SliceEvaluation;
import io.github.churn4j.model.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Documents of a training that never took place, with every part that a test may want to change. */
final class ReportSample {
    String algorithm = "boosting";
    String column = "Total_Trans_Ct";
    String category = "Blue";
    double churnRate = .16;
    int rows = 2_000;
    boolean holdOut = true;
    boolean logistic = true;
    boolean refitted;
    int candidates = 6;
    int slices = 6;
    double importance = .3;
    List<String> warnings = List.of();
    Optional<ValidationReport> validation = Optional.empty();

    ModelDocuments documents() {
        return new ModelDocuments(configuration(), schema(), evaluation(), provenance(), validation, warnings);
    }

    String page() {
        return documents().report();
    }

    static ValidationReport refusals(String column, Severity severity) {
        Finding finding = new Finding(
                Finding.Code.OUT_OF_RANGE, severity, "secret.csv", 418, column, "-3", "[0, 120]", "correct the row");
        return new ValidationReport("secret.csv", 2_003, 3, List.of(finding), Map.of(Finding.Code.OUT_OF_RANGE, 3L));
    }

    private TrainingConfiguration configuration() {
        return TrainingConfiguration.builder()
                .name("bank-churn")
                .replicates(50)
                .space(SearchLevel.QUICK.space(1))
                .build();
    }

    private ChurnSchema schema() {
        return ChurnSchema.builder()
                .feature(NumericFeature.of(column))
                .feature(BinaryFeature.of("Gender", "F", "M"))
                .feature(CategoricalFeature.of("Card", category, "Gold"))
                .label("Attrition_Flag", "Attrited Customer", "Existing Customer")
                .exclude("CLIENT " + column)
                .build();
    }

    private Provenance provenance() {
        return new Provenance(
                "ab".repeat(32), rows, Optional.of("4e06540"), 42, algorithm, "{}", Map.of("xgboost4j", "3.0.4"));
    }

    private ModelEvaluation evaluation() {
        Evaluation own = evaluation(scores(3, 1));
        Scores constant = Scores.of(filled(churnRate), labels(1));
        return new ModelEvaluation(
                evaluation(scores(2.9, 2)),
                holdOut ? Optional.of(own) : Optional.empty(),
                evaluation(constant),
                logistic ? Optional.of(evaluation(scores(1.4, 1))) : Optional.empty(),
                candidates(),
                .4,
                "platt",
                refitted,
                slices(),
                List.of(
                        new FieldImportance(List.of(column, "Amount"), importance, .01, .05),
                        new FieldImportance(List.of("Gender"), 0, 0, 0),
                        new FieldImportance(List.of("Card"), -.001, Double.NaN, Double.NaN)));
    }

    private static Evaluation evaluation(Scores scores) {
        return Evaluation.of(scores, .4, EvaluationOptions.ofSeed(1).withReplicates(50));
    }

    private double[] filled(double value) {
        double[] values = new double[rows];
        Arrays.fill(values, value);
        return values;
    }

    private byte[] labels(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] labels = new byte[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = (byte) (random.nextDouble() < churnRate ? 1 : 0);
        }
        return labels;
    }

    /** Two logistic heaps, {@code apart} from each other. */
    private Scores scores(double apart, long seed) {
        byte[] labels = labels(seed);
        SplittableRandom random = new SplittableRandom(seed + 100);
        double[] probabilities = new double[rows];
        for (int i = 0; i < rows; i++) {
            double u = random.nextDouble(.001, .999);
            double margin = Math.log(u / (1 - u)) - 2.5 + 2 * apart * labels[i];
            probabilities[i] = Math.round(1e6 / (1 + Math.exp(-margin))) / 1e6;
        }
        return Scores.of(probabilities, labels);
    }

    private List<CandidateScore> candidates() {
        Metrics metrics = Metrics.of(scores(3, 1), .5, ProfitParameters.defaults());
        List<CandidateScore> all = new ArrayList<>();
        for (int i = 0; i < candidates; i++) {
            TreeMap<String, Double> hyperparameters = new TreeMap<>(Map.of(
                    "eta",
                    .0889,
                    "maxDepth",
                    6.,
                    "subsample",
                    .7399,
                    "colsample",
                    .5906,
                    "lambda",
                    .3152,
                    "rounds",
                    2000.));
            boolean other = i % 3 == 2;
            all.add(new CandidateScore(
                    other ? "logistic" : algorithm,
                    other ? new TreeMap<>() : hyperparameters,
                    i < 20 ? 1 : 1. / 3,
                    .07 + .001 * i,
                    metrics));
        }
        return all;
    }

    private List<SliceEvaluation> slices() {
        Scores scores = scores(3, 1);
        List<SliceEvaluation> all = new ArrayList<>();
        for (int i = 0; i < slices; i++) {
            int part = i;
            int[] members = java.util.stream.IntStream.range(0, rows)
                    .filter(r -> part == 0 ? r < 20 : r % slices == part)
                    .toArray();
            if (members.length > 0) {
                Scores own = scores.select(members);
                Metrics metrics = Metrics.of(own, .4, ProfitParameters.defaults());
                all.add(new SliceEvaluation("Card", category + i, own.size(), own.positives(), metrics));
            }
        }
        return all;
    }
}
