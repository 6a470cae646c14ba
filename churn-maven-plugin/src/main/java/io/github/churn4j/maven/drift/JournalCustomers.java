package io.github.churn4j.maven.drift;

import io.github.churn4j.ChurnException;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.InvalidRecordException;
import io.github.churn4j.servlet.journal.JournalEntry;
import io.github.churn4j.servlet.journal.JournalReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The customers of a prediction journal, each once: tests of drift take rows for independent, and a customer who is asked
 * about again and again is not. Of a customer's predictions the latest counts; a prediction that names no customer is one of
 * its own.
 *
 * @param customers in the order of their predictions
 * @param predictions entries of the time asked for
 * @param foreign entries the schema does not accept, being another model's
 * @param firstProblem what is wrong with the first of these; empty where there is none
 * @param broken lines that are no predictions
 * @param answers how many predictions each model gave, by {@code name version}
 */
record JournalCustomers(
        Dataset customers,
        long predictions,
        long foreign,
        String firstProblem,
        long broken,
        Map<String, Long> answers) {

    /**
     * Reads a journal, twice, as a stream.
     *
     * @throws ChurnException if there is no such directory, or the schema accepts none of its entries
     */
    static JournalCustomers read(CurrentData.Journal journal, ChurnSchema schema) {
        Path directory = journal.directory();
        if (!Files.isDirectory(directory)) {
            throw new ChurnException(directory + (Files.exists(directory) ? " is a file" : " is not there")
                    + ", expected the directory of a prediction journal; check churn.journal");
        }
        Reading reading = new Reading(schema, directory.toString());
        JournalReader reader = JournalReader.of(directory);
        reader.withoutFeatures().forEach(journal.from(), journal.to(), reading::know);
        long broken = reader.forEach(journal.from(), journal.to(), reading::add);
        JournalCustomers read = reading.finish(broken);
        if (read.customers().size() == 0 && read.foreign() > 0) {
            throw new ChurnException("none of the " + read.foreign() + " predictions in " + directory
                    + " is of a customer as this model's schema has them; the first: " + read.firstProblem()
                    + "; name the model that answered with churn.model, or its time with churn.from");
        }
        return read;
    }

    /** What is gathered on the way. */
    private static final class Reading {

        private static final String NOBODY = "";

        private final ChurnSchema schema;
        private final Dataset.Builder customers;
        private final Map<String, String> latest = new HashMap<>();
        private final Map<String, Long> answers = new TreeMap<>();
        private final double[] slots;
        private long predictions;
        private long foreign;
        private String firstProblem = "";

        Reading(ChurnSchema schema, String source) {
            this.schema = schema;
            this.customers = Dataset.builder(schema, source, false);
            this.slots = new double[schema.features().size()];
        }

        void know(JournalEntry entry) {
            if (!entry.customer().equals(NOBODY)) {
                latest.put(entry.customer(), entry.predictionId());
            }
        }

        void add(JournalEntry entry) {
            predictions++;
            answers.merge(entry.model() + " " + entry.modelVersion(), 1L, Long::sum);
            // a customer who came between the two readings is not known
            if (!latest.getOrDefault(entry.customer(), entry.predictionId()).equals(entry.predictionId())) {
                return;
            }
            try {
                entry.record(schema).copyTo(slots);
                int line = customers.size() + 1;
                customers.add(slots, 0, entry.customer(), line, entry.time().toEpochMilli(), line);
            } catch (InvalidRecordException e) {
                firstProblem = foreign == 0 ? String.valueOf(e.getMessage()) : firstProblem;
                foreign++;
            }
        }

        JournalCustomers finish(long broken) {
            return new JournalCustomers(customers.build(), predictions, foreign, firstProblem, broken, answers);
        }
    }
}
