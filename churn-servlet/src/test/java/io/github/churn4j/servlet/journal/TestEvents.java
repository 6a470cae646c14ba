package io.github.churn4j.servlet.journal;

import io.github.churn4j.PredictionEvent;
import io.github.churn4j.ServedModel;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.servlet.TestModels;
import java.time.Instant;

/** Predictions as the service tells them. */
final class TestEvents {

    private TestEvents() {}

    static ServedModel served(String version) {
        return new ServedModel(TestModels.bank(), version, "test");
    }

    static PredictionEvent event(Instant time, String id, String customer, String version, double probability) {
        return new PredictionEvent(time, id, customer, served(version), record(), probability);
    }

    static PredictionEvent event(Instant time, String id) {
        return event(time, id, "", "v1", .25);
    }

    static CustomerRecord record() {
        CustomerRecord.Builder builder = TestModels.bank().schema().newRecord();
        TestModels.customer().forEach((name, value) -> builder.set(name, String.valueOf(value)));
        return builder.build();
    }
}
