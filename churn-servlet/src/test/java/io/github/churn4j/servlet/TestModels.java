package io.github.churn4j.servlet;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.CustomerRecord;
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
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
        return train(csv(1_500, seed), seed, List.of());
    }

    private static byte[] csv(int rows, long seed) {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        try {
            CustomerSimulator.builder().rows(rows).seed(seed).build().writeCsv(csv, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return csv.toByteArray();
    }

    private static ChurnModel train(byte[] csv, long seed, List<String> excluded) {
        CsvSource source = CsvSource.of("simulated customers", csv);
        SchemaInference inference =
                SchemaInference.withDefaults().withLabel("Attrition_Flag").withPositive("Attrited Customer");
        ChurnSchema schema = (excluded.isEmpty() ? inference : inference.withExclude(excluded))
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

    /** A model of other customers: without the two ratios. */
    public static synchronized ChurnModel otherSchema() {
        return MADE.computeIfAbsent(-1L, seed -> train(csv(1_500, 42), 42, List.of("Total_*_Chng_*")));
    }

    /** Simulated customers as records of a bank model. */
    public static List<CustomerRecord> records(ChurnModel model, int count) {
        Dataset data = DatasetReader.of(model.schema())
                .read(CsvSource.of("simulated customers", csv(count, 7)))
                .dataset();
        return IntStream.range(0, data.size()).mapToObj(data::record).toList();
    }

    /** The customer of {@link #customer()} as a record of a bank model. */
    public static CustomerRecord record(ChurnModel model) {
        CustomerRecord.Builder record = model.schema().newRecord();
        customer().forEach((field, value) -> {
            if (value instanceof Number number) {
                record.set(field, number.doubleValue());
            } else {
                record.set(field, value.toString());
            }
        });
        return record.build();
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
