package io.github.churn4j.servlet;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.data.SchemaInference;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.training.ChurnTraining;
import io.github.churn4j.training.SearchLevel;
import io.github.churn4j.training.TrainingConfiguration;
import io.github.churn4j.training.simulate.CustomerSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small models trained on simulated customers, once per test run. */
public final class TestModels {

    private static final Map<Long, ChurnModel> MADE = new HashMap<>();

    private TestModels() {}

    /** A boosted model of bank-card customers. */
    public static ChurnModel bank() {
        return bank(42);
    }

    /** Another one for another seed: same schema, other probabilities. */
    public static synchronized ChurnModel bank(long seed) {
        return MADE.computeIfAbsent(seed, TestModels::train);
    }

    private static ChurnModel train(long seed) {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        try {
            CustomerSimulator.builder().rows(1_500).seed(seed).build().writeCsv(csv, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CsvSource source = CsvSource.of("simulated customers", csv.toByteArray());
        ChurnSchema schema = SchemaInference.withDefaults()
                .withLabel("Attrition_Flag")
                .withPositive("Attrited Customer")
                .infer(source)
                .schema();
        Dataset data = DatasetReader.of(schema).read(source).dataset();
        TrainingConfiguration configuration = TrainingConfiguration.builder()
                .name("bank-churn")
                .seed(seed)
                .space(SearchLevel.QUICK.space(seed))
                .build();
        return ChurnTraining.of(configuration).run(data, "0".repeat(64)).model();
    }

    /** A customer as JSON fields, in the schema's order. */
    public static Map<String, Object> customer() {
        Map<String, Object> customer = new LinkedHashMap<>();
        customer.put("customer_age", 45);
        customer.put("gender", "F");
        customer.put("dependent_count", 3);
        customer.put("education_level", "Graduate");
        customer.put("marital_status", "Married");
        customer.put("income_category", "$60K - $80K");
        customer.put("card_category", "Blue");
        customer.put("months_on_book", 36);
        customer.put("total_relationship_count", 3);
        customer.put("months_inactive_12_mon", 3);
        customer.put("contacts_count_12_mon", 4);
        customer.put("credit_limit", 5000);
        customer.put("total_revolving_bal", 0);
        customer.put("avg_open_to_buy", 5000);
        customer.put("total_amt_chng_q4_q1", 0.55);
        customer.put("total_trans_amt", 2100);
        customer.put("total_trans_ct", 38);
        customer.put("total_ct_chng_q4_q1", 0.45);
        customer.put("avg_utilization_ratio", 0);
        return customer;
    }
}
