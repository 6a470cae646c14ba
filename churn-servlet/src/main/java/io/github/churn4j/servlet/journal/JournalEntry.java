package io.github.churn4j.servlet.journal;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CustomerRecord;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One prediction as the journal keeps it.
 *
 * @param time when it was answered
 * @param predictionId its own name
 * @param model the model's name
 * @param modelVersion the model's version
 * @param customer what the caller called the customer; empty where it did not say
 * @param attritionProbability the answer, P(churn) in [0, 1]
 * @param threshold from which on the model predicts churn, in [0, 1]
 * @param features texts by column, in the schema's order, as a data file spells them; empty for a missing value. No
 *     entries where the reader was told to leave them out
 */
public record JournalEntry(
        Instant time,
        String predictionId,
        String model,
        String modelVersion,
        String customer,
        double attritionProbability,
        double threshold,
        Map<String, String> features) {

    public JournalEntry {
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features)); // Map.copyOf forgets the order
    }

    /**
     * The customer of this entry.
     *
     * @throws io.github.churn4j.data.InvalidRecordException if the schema does not accept the values, being another
     *     version's for instance
     */
    public CustomerRecord record(ChurnSchema schema) {
        CustomerRecord.Builder builder = schema.newRecord();
        features.forEach(builder::set);
        return builder.build();
    }
}
