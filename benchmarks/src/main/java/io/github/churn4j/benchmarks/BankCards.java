package io.github.churn4j.benchmarks;

import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.model.Calibration;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Classifier;
import io.github.churn4j.model.Decision;
import io.github.churn4j.model.LogisticClassifier;
import io.github.churn4j.model.Provenance;
import io.github.churn4j.model.ReferenceProfile;
import io.github.churn4j.model.TreeEnsemble.Rule;
import io.github.churn4j.pipeline.FeaturePipeline;
import io.github.churn4j.pipeline.FittedPipeline;
import io.github.churn4j.pipeline.Scaling;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Random customers and models of the shape of the bank-card data: 14 numbers, one binary and four categorical
 * features, which become 32 model features.
 */
final class BankCards {

    private static final int NUMBERS = 14;
    private static final int[] LEVELS = {2, 7, 4, 6, 4};

    static final ChurnSchema SCHEMA = schema();

    private BankCards() {}

    private static ChurnSchema schema() {
        ChurnSchema.Builder schema = ChurnSchema.builder();
        for (int i = 0; i < NUMBERS; i++) {
            schema.feature(NumericFeature.of("number " + i).withRange(0, 1));
        }
        schema.feature(BinaryFeature.of("level 0", "a", "b"));
        for (int i = 1; i < LEVELS.length; i++) {
            String[] levels =
                    IntStream.range(0, LEVELS[i]).mapToObj(l -> "level " + l).toArray(String[]::new);
            schema.feature(CategoricalFeature.of("level " + i, levels));
        }
        return schema.build();
    }

    /** Random customers, none with a missing value, as the data they imitate. */
    static Dataset customers(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Dataset.Builder data = Dataset.builder(SCHEMA, "random customers", false);
        double[] slots = new double[SCHEMA.features().size()];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < slots.length; i++) {
                slots[i] = i < NUMBERS ? random.nextDouble() : random.nextInt(LEVELS[i - NUMBERS]);
            }
            data.add(slots, 0, "", 0, 0, row + 1);
        }
        return data.build();
    }

    /** The same customers one by one. */
    static CustomerRecord[] records(Dataset customers) {
        return IntStream.range(0, customers.size()).mapToObj(customers::record).toArray(CustomerRecord[]::new);
    }

    /** 300 trees of depth 6, the size of a tuned boosting model. */
    static ChurnModel boosted(Calibration calibration) {
        return model(SyntheticEnsemble.boosted().build(Rule.SUM_FLOAT, 1), calibration, Scaling.NONE);
    }

    /** Logistic regression on standardised features. */
    static ChurnModel logistic(Calibration calibration) {
        int features = SyntheticEnsemble.boosted().features();
        double[] weights = new SplittableRandom(4).doubles(features, -1, 1).toArray();
        return model(new LogisticClassifier(-1.65, weights, new double[features]), calibration, Scaling.STANDARD);
    }

    /** A straight line near the identity, as a calibration of a good model is. */
    static Calibration platt() {
        return new Calibration.Platt(1.07, -.04);
    }

    /** As many knots as isotonic regression leaves of some thousand rows. */
    static Calibration isotonic() {
        double[] x = IntStream.rangeClosed(0, 40).mapToDouble(i -> i / 40.0).toArray();
        double[] y = Arrays.stream(x).map(v -> .001 + .998 * v * v).toArray();
        return new Calibration.Isotonic(x, y);
    }

    private static ChurnModel model(Classifier classifier, Calibration calibration, Scaling scaling) {
        Dataset reference = customers(5_000, 5);
        int[] rows = IntStream.range(0, reference.size()).toArray();
        FittedPipeline pipeline = FeaturePipeline.withDefaults()
                .withScaling(scaling)
                .withMissingKept(scaling == Scaling.NONE)
                .fit(reference, rows);
        double[] probabilities = new SplittableRandom(6).doubles(rows.length).toArray();
        return ChurnModel.builder()
                .name("bank-cards")
                .pipeline(pipeline)
                .classifier(classifier)
                .calibration(calibration)
                .decision(Decision.of(.37, "Existing Customer", "Attrited Customer"))
                .profile(ReferenceProfile.of(reference, rows, probabilities, "hold-out"))
                .provenance(new Provenance("0".repeat(64), rows.length, Optional.empty(), 1, "random", "{}", Map.of()))
                .evaluation("{\"curve\": " + Arrays.toString(rows) + "}")
                .card("# Bank cards\n".repeat(100))
                .report("<p>About as long as a report is.</p>\n".repeat(5_000))
                .build();
    }
}
