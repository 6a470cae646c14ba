package io.github.churn4j.model;

import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.MissingPolicy;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.data.UnseenPolicy;
import io.github.churn4j.pipeline.FeaturePipeline;
import io.github.churn4j.pipeline.FittedPipeline;
import io.github.churn4j.pipeline.Ratio;
import io.github.churn4j.pipeline.Scaling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Models of each kind, put together by hand from seeded numbers, and customers for them. */
public final class Models {

    public static final ChurnSchema SCHEMA = ChurnSchema.builder()
            .label("left", "yes", "no")
            .feature(NumericFeature.of("age").withRange(0, 120))
            .feature(NumericFeature.of("spend").withMissing(MissingPolicy.KEEP))
            .feature(NumericFeature.of("visits").withMissing(MissingPolicy.IMPUTE))
            .feature(new CategoricalFeature(
                    "plan", List.of("basic", "gold", "iron"), MissingPolicy.IMPUTE_AND_FLAG, UnseenPolicy.AS_MISSING))
            .feature(BinaryFeature.of("active", "no", "yes"))
            .build();

    public static final Dataset CUSTOMERS = customers(60, 1);

    private static final int[] ALL = IntStream.range(0, CUSTOMERS.size()).toArray();

    private Models() {}

    public static Dataset customers(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Dataset.Builder builder = Dataset.builder(SCHEMA, "customers", true);
        for (int row = 0; row < rows; row++) {
            double[] slots = {
                random.nextInt(18, 90),
                random.nextInt(6) == 0 ? Double.NaN : random.nextInt(1_000_000) / 100.0,
                random.nextInt(6) == 0 ? Double.NaN : random.nextInt(40),
                random.nextInt(6) == 0 ? Double.NaN : random.nextInt(3),
                random.nextInt(2)
            };
            builder.add(slots, random.nextInt(4) == 0 ? 1 : 0, "", 0, 0, row + 2);
        }
        return builder.build();
    }

    public static ChurnModel logistic() {
        FittedPipeline pipeline = pipeline(Scaling.STANDARD, false);
        SplittableRandom random = new SplittableRandom(2);
        double[] weights = numbers(pipeline.width(), random);
        double[] means = numbers(pipeline.width(), random);
        return model("logistic", pipeline, new LogisticClassifier(-.7, weights, means), new Calibration.Identity());
    }

    public static ChurnModel forest() {
        FittedPipeline pipeline = pipeline(Scaling.NONE, false);
        Classifier forest = trees(TreeEnsemble.Rule.MEAN_PROBABILITY, pipeline, 9, 5);
        double[] x = {0, .25, .5, 1};
        double[] y = {.01, .2, .625, .97};
        return model("forest", pipeline, forest, new Calibration.Isotonic(x, y));
    }

    public static ChurnModel boosting() {
        FittedPipeline pipeline = pipeline(Scaling.NONE, true);
        Classifier boosting = trees(TreeEnsemble.Rule.SUM_FLOAT, pipeline, 20, 4);
        return model("boosting", pipeline, boosting, new Calibration.Platt(1.25, -.375));
    }

    public static List<ChurnModel> all() {
        return List.of(logistic(), forest(), boosting());
    }

    public static CustomerRecord customer(int row) {
        return CUSTOMERS.record(row);
    }

    private static double[] numbers(int count, SplittableRandom random) {
        return random.doubles(count, -1, 1).toArray();
    }

    private static FittedPipeline pipeline(Scaling scaling, boolean keep) {
        return FeaturePipeline.withDefaults()
                .withScaling(scaling)
                .withMissingKept(keep)
                .withRatio(new Ratio("spend per visit", "spend", "visits"))
                .fit(CUSTOMERS, ALL);
    }

    /** Complete trees that split at the values of some customer. */
    private static TreeEnsemble trees(TreeEnsemble.Rule rule, FittedPipeline pipeline, int count, int depth) {
        boolean sum = rule == TreeEnsemble.Rule.SUM_FLOAT;
        TreeEnsemble.Builder builder = TreeEnsemble.builder(rule, pipeline.width(), sum ? -1.25f : 0);
        SplittableRandom random = new SplittableRandom(3);
        for (int tree = 0; tree < count; tree++) {
            builder.beginTree();
            grow(builder, sum, pipeline, depth, 64, random);
        }
        return builder.build();
    }

    private static int grow(
            TreeEnsemble.Builder builder,
            boolean sum,
            FittedPipeline pipeline,
            int depth,
            double cover,
            SplittableRandom random) {
        if (depth == 0) {
            double value = random.nextDouble();
            return builder.leaf(sum ? (float) (value - .5) : value, cover);
        }
        double[] features = new double[pipeline.width()];
        double[] slots = new double[SCHEMA.features().size()];
        CUSTOMERS.copyRow(random.nextInt(CUSTOMERS.size()), slots);
        pipeline.transform(slots, features);
        int feature = random.nextInt(features.length);
        double threshold = Double.isNaN(features[feature]) ? 1 : features[feature];
        int node = builder.split(feature, sum ? (float) threshold : threshold, random.nextBoolean(), cover);
        double share = random.nextInt(1, 8) / 8.0;
        int left = grow(builder, sum, pipeline, depth - 1, cover * share, random);
        int right = grow(builder, sum, pipeline, depth - 1, cover * (1 - share), random);
        builder.children(node, left, right);
        return node;
    }

    private static ChurnModel model(
            String name, FittedPipeline pipeline, Classifier classifier, Calibration calibration) {
        double[] probabilities = new double[ALL.length];
        double[] features = new double[pipeline.width()];
        double[] slots = new double[SCHEMA.features().size()];
        for (int row : ALL) {
            CUSTOMERS.copyRow(row, slots);
            pipeline.transform(slots, features);
            probabilities[row] = calibration.apply(classifier.margin(features));
        }
        return ChurnModel.builder()
                .name(name)
                .pipeline(pipeline)
                .classifier(classifier)
                .calibration(calibration)
                .decision(new Decision(.45, .3, .6, "stays", "leaves"))
                .profile(ReferenceProfile.of(CUSTOMERS, ALL, probabilities, "by hand"))
                .provenance(new Provenance(
                        "0".repeat(64),
                        60,
                        Optional.of("abc"),
                        Long.MIN_VALUE,
                        name,
                        "{\n  \"a\" : 1\n}\n",
                        Map.of("b", "2")))
                .evaluation("{\n}\n")
                .card("# Model card: \u00e9\n")
                .report("<html></html>")
                .build();
    }
}
