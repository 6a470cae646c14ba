package io.github.churn4j.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.model.Calibration;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Decision;
import io.github.churn4j.model.LogisticClassifier;
import io.github.churn4j.model.Provenance;
import io.github.churn4j.model.ReferenceProfile;
import io.github.churn4j.pipeline.FeaturePipeline;
import io.github.churn4j.pipeline.FittedPipeline;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A logistic model of four features, put together by hand, and customers for it. */
final class SmallModel {

    static final ChurnSchema SCHEMA = ChurnSchema.builder()
            .label("left", "yes", "no")
            .identifier("id")
            .feature(NumericFeature.of("age").withRange(0, 120))
            .feature(NumericFeature.of("spend"))
            .feature(CategoricalFeature.of("plan", "basic", "gold", "iron"))
            .feature(BinaryFeature.of("active", "no", "yes"))
            .build();

    private SmallModel() {}

    static ChurnPredictor predictor() {
        return predictor(-.5);
    }

    static ChurnPredictor predictor(double intercept) {
        Dataset data = DatasetReader.of(SCHEMA)
                .read(CsvSource.of(
                        "tiny",
                        "id,age,spend,plan,active,left\n1,20,5,basic,no,no\n2,60,9,gold,yes,yes\n".getBytes(UTF_8)))
                .dataset();
        int[] rows = {0, 1};
        FittedPipeline pipeline = FeaturePipeline.withDefaults().fit(data, rows);
        return ChurnPredictor.of(ChurnModel.builder()
                .name("small")
                .pipeline(pipeline)
                .classifier(new LogisticClassifier(intercept, new double[] {-.03, .002, 1.5, -.75, -.5}, new double[5]))
                .calibration(new Calibration.Identity())
                .decision(Decision.of(.5, "stays, \"surely\"", "leaves"))
                .profile(ReferenceProfile.of(data, rows, new double[] {.2, .7}, "training"))
                .provenance(new Provenance("0".repeat(64), 2, Optional.empty(), 1, "by hand", "{}", Map.of()))
                .evaluation("{}")
                .card("")
                .report("")
                .build());
    }

    /** Customers of whom about one in 200 has a fault, with a column that needs quotes. */
    static String customers(int rows) {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder text = new StringBuilder("id,note,age,spend,plan,active\n");
        String[] plans = {"basic", "gold", "iron"};
        for (int i = 0; i < rows; i++) {
            text.append(i).append(i % 5 == 0 ? ",\"a \"\"é\"\", b\n𝄞\"," : ",plain,");
            text.append(random.nextInt(200) == 0 ? "-1" : String.valueOf(random.nextInt(18, 90)));
            text.append(',').append(random.nextInt(100_000) / 100.0).append(',');
            text.append(plans[random.nextInt(3)]).append(random.nextBoolean() ? ",yes\n" : ",no\n");
        }
        return text.toString();
    }
}
