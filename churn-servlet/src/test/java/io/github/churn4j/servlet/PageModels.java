package io.github.churn4j.servlet;

import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.data.MissingPolicy;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.data.UnseenPolicy;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.training.ChurnTraining;
import io.github.churn4j.training.SearchLevel;
import io.github.churn4j.training.TrainingConfiguration;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Models of other schemas than the bank's, for pages that fit any. */
final class PageModels {

    private static final int ROWS = 600;

    private PageModels() {}

    /** Telephone customers: bounds, units, values that may be missing, hostile names. */
    static ChurnModel telco() {
        ChurnSchema schema = ChurnSchema.builder()
                .feature(new NumericFeature("tenure", 0, 100, true, "months", MissingPolicy.REJECT))
                .feature(new NumericFeature("MonthlyCharges", 0, 500, false, "EUR", MissingPolicy.IMPUTE))
                .feature(BinaryFeature.of("gender", "Female", "Male"))
                .feature(new BinaryFeature("Partner", "No", "Yes", MissingPolicy.IMPUTE, UnseenPolicy.REJECT))
                .feature(CategoricalFeature.of("Contract", "Month-to-month", "One year", "Two year"))
                .feature(CategoricalFeature.of("<b>\"Odd\" & name</b>", "a<b", "c\"d", "e'f"))
                .label("Churn", "Yes", "No")
                .build();
        Random random = new Random(7);
        StringBuilder csv = new StringBuilder(
                "tenure,MonthlyCharges,gender,Partner,Contract,\"<b>\"\"Odd\"\" & name</b>\",Churn\n");
        String[] contracts = {"Month-to-month", "One year", "Two year"};
        String[] odd = {"a<b", "\"c\"\"d\"", "e'f"};
        for (int row = 0; row < ROWS; row++) {
            int tenure = random.nextInt(73);
            int contract = random.nextInt(3);
            boolean leaves = random.nextDouble() < (contract == 0 ? .75 : .1) - tenure / 200.;
            csv.append(tenure).append(',');
            csv.append(row % 10 == 0 ? "" : 20 + random.nextInt(90)).append(',');
            csv.append(random.nextBoolean() ? "Female" : "Male").append(',');
            csv.append(row % 12 == 0 ? "" : random.nextBoolean() ? "Yes" : "No").append(',');
            csv.append(contracts[contract]).append(',').append(odd[row % 3]).append(',');
            csv.append(leaves ? "Yes" : "No").append('\n');
        }
        return train("telco-churn", schema, csv);
    }

    /** Eighty fields of which two matter. */
    static ChurnModel wide() {
        ChurnSchema.Builder schema = ChurnSchema.builder();
        StringBuilder csv = new StringBuilder();
        for (int i = 0; i < 80; i++) {
            schema.feature(NumericFeature.of("measure_" + i));
            csv.append("measure_").append(i).append(',');
        }
        csv.append("left\n");
        Random random = new Random(8);
        for (int row = 0; row < ROWS; row++) {
            double sum = random.nextGaussian() / 2;
            for (int i = 0; i < 80; i++) {
                double value = Math.round(random.nextGaussian() * 100) / 10.;
                sum += i < 2 ? value / 10 : 0;
                csv.append(value).append(',');
            }
            csv.append(sum > .8 ? "yes" : "no").append('\n');
        }
        return train("wide-churn", schema.label("left", "yes", "no").build(), csv);
    }

    private static ChurnModel train(String name, ChurnSchema schema, StringBuilder csv) {
        CsvSource source = CsvSource.of(name, csv.toString().getBytes(StandardCharsets.UTF_8));
        Dataset data = DatasetReader.of(schema).read(source).dataset();
        TrainingConfiguration configuration = TrainingConfiguration.builder()
                .name(name)
                .seed(5)
                .space(SearchLevel.QUICK.space(5))
                .build();
        return ChurnTraining.of(configuration).run(data, "0".repeat(64)).model();
    }
}
