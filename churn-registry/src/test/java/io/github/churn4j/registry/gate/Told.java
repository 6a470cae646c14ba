package io.github.churn4j.registry.gate;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.model.Calibration;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Decision;
import io.github.churn4j.model.LogisticClassifier;
import io.github.churn4j.model.Provenance;
import io.github.churn4j.model.ReferenceProfile;
import io.github.churn4j.model.SeenRows;
import io.github.churn4j.pipeline.FeaturePipeline;
import io.github.churn4j.pipeline.FittedPipeline;
import io.github.churn4j.pipeline.Scaling;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Models that say what they are told: one gives the probability of column a, the other that of column b. */
final class Told {

    static final ChurnSchema SCHEMA = ChurnSchema.builder()
            .label("left", "yes", "no")
            .feature(NumericFeature.of("a"))
            .feature(NumericFeature.of("b"))
            .build();

    private static final Dataset NOTHING =
            data(new double[] {.111, .222}, new double[] {.333, .444}, new byte[] {0, 1});

    private Told() {}

    /** Rows for which the two models give these probabilities, both within (0, 1). */
    static Dataset data(double[] a, double[] b, byte[] labels) {
        Dataset.Builder rows = Dataset.builder(SCHEMA, "told", true);
        for (int i = 0; i < labels.length; i++) {
            rows.add(new double[] {logit(a[i]), logit(b[i])}, labels[i], "", 0, 0, i + 2);
        }
        return rows.build();
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }

    static ChurnModel candidate() {
        return candidate(Optional.of(SeenRows.of(NOTHING, new int[] {0, 1})));
    }

    static ChurnModel champion() {
        return champion(Optional.of(SeenRows.of(NOTHING, new int[] {0, 1})));
    }

    static ChurnModel candidate(Optional<SeenRows> seen) {
        return model("candidate", new double[] {1, 0}, seen, SCHEMA, .5);
    }

    static ChurnModel champion(Optional<SeenRows> seen) {
        return model("champion", new double[] {0, 1}, seen, SCHEMA, .5);
    }

    static ChurnModel of(ChurnSchema schema) {
        return model("any", new double[0], Optional.empty(), schema, .5);
    }

    static GateContext.Builder context(double[] a, double[] b, byte[] labels) {
        Dataset data = data(a, b, labels);
        return GateContext.builder(candidate()).champion(champion()).rows(model -> data);
    }

    private static ChurnModel model(
            String name, double[] weights, Optional<SeenRows> seen, ChurnSchema schema, double threshold) {
        Dataset.Builder rows = Dataset.builder(schema, "rows", true);
        rows.add(new double[schema.features().size()], 0, "", 0, 0, 2);
        rows.add(new double[schema.features().size()], 1, "", 0, 0, 3);
        Dataset two = rows.build();
        FittedPipeline pipeline =
                FeaturePipeline.withDefaults().withScaling(Scaling.NONE).fit(two, new int[] {0, 1});
        double[] all = new double[pipeline.width()];
        IntStream.range(0, weights.length).forEach(i -> all[i] = weights[i]);
        ChurnModel.Builder model = ChurnModel.builder()
                .name(name)
                .pipeline(pipeline)
                .classifier(new LogisticClassifier(0, all, new double[all.length]))
                .calibration(new Calibration.Identity())
                .decision(Decision.of(threshold, "stays", "leaves"))
                .profile(ReferenceProfile.of(two, new int[] {0, 1}, new double[] {.5, .5}, "by hand"))
                .provenance(new Provenance("0".repeat(64), 2, Optional.empty(), 1, "logistic", "{}", Map.of("b", "2")))
                .evaluation("{}")
                .card("")
                .report("");
        seen.ifPresent(model::seenRows);
        return model.build();
    }
}
