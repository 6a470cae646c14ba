package io.github.churn4j.maven;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.PredictionEvent;
import io.github.churn4j.ServedModel;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.Feature;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Models;
import io.github.churn4j.model.ReferenceProfile;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A model with a profile of 2,000 customers, and customers who are like these or not. */
final class DriftedCustomers {

    static final int ROWS = 600;

    private DriftedCustomers() {}

    static ChurnModel model() {
        ChurnModel base = Models.logistic();
        Dataset seen = Models.customers(2_000, 11);
        int[] rows = IntStream.range(0, seen.size()).toArray();
        double[] probabilities = ChurnPredictor.of(base).probabilities(seen);
        return ChurnModel.builder()
                .name("telco-churn")
                .pipeline(base.pipeline())
                .classifier(base.classifier())
                .calibration(base.calibration())
                .decision(base.decision())
                .profile(ReferenceProfile.of(seen, rows, probabilities, "hold-out"))
                .provenance(base.provenance())
                .evaluation(base.evaluation())
                .card(base.card())
                .report(base.report())
                .build();
    }

    /** Of the same population. */
    static Dataset stable() {
        return Models.customers(ROWS, 12);
    }

    static String csv(Dataset customers) {
        return csv(customers, 0, "plan");
    }

    /** Ten years older, each of them. */
    static String older(Dataset customers) {
        return csv(customers, 10, "plan");
    }

    /** With another name for the column of the plan. */
    static String renamed(Dataset customers) {
        return csv(customers, 0, "tariff");
    }

    private static String csv(Dataset customers, int older, String plan) {
        String header =
                customers.schema().features().stream().map(Feature::column).collect(Collectors.joining(","));
        StringBuilder csv = new StringBuilder(header.replace("plan", plan) + ",left,worth\n");
        for (int row = 0; row < customers.size(); row++) {
            CustomerRecord customer = customers.record(row);
            for (Feature feature : customers.schema().features()) {
                String text = customer.text(feature.column());
                csv.append(feature.column().equals("age") ? years(text, older) : text)
                        .append(',');
            }
            csv.append(customers.label(row) == 1 ? "yes" : "no").append(",100\n");
        }
        return csv.toString();
    }

    private static String years(String age, int older) {
        return String.valueOf(Math.round(Double.parseDouble(age)) + older);
    }

    /** A prediction a service would tell its journal of. */
    static PredictionEvent prediction(ChurnModel model, CustomerRecord customer, int number, Instant time) {
        double probability = ChurnPredictor.of(model).probability(customer);
        return new PredictionEvent(
                time, "p" + number, "c" + number, new ServedModel(model, "v1", "test"), customer, probability);
    }
}
