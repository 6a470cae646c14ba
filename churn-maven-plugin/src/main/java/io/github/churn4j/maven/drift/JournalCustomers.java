package io.github.churn4j.maven.drift;

import io.github.churn4j.ChurnException;
import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.InvalidRecordException;
import io.github.churn4j.servlet.journal.JournalEntry;
import io.github.churn4j.servlet.journal.JournalReader;
import io.github.churn4j.servlet.journal.Period;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The customers of a prediction journal, each once: tests of drift take rows for independent, and a customer who is asked
 * about again and again is not. Of a customer's predictions the latest counts, for the performance of a period the latest of
 * that period; a prediction that names no customer is one of its own. All are scored by the model that is looked at.
 *
 * @param customers in the order of their predictions
 * @param chunks scores and outcomes by period
 * @param predictions entries of the time asked for
 * @param foreign entries the schema does not accept, being another model's
 * @param firstProblem what is wrong with the first of these; empty where there is none
 * @param broken lines that are no predictions
 * @param answers how many predictions each model gave, by {@code name version}
 */
record JournalCustomers(
        Dataset customers,
        Chunks chunks,
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
    static JournalCustomers read(CurrentData.Journal journal, ChurnPredictor predictor) {
        Path directory = journal.directory();
        if (!Files.isDirectory(directory)) {
            throw new ChurnException(directory + (Files.exists(directory) ? " is a file" : " is not there")
                    + ", expected the directory of a prediction journal; check churn.journal");
        }
        Reading reading = new Reading(journal, predictor, JournalOutcomes.read(journal.feedback()));
        JournalReader reader = JournalReader.of(directory);
        reader.withoutFeatures().forEach(journal.from(), journal.to(), reading::know);
        reading.outcomes.settle();
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

        private final ChurnPredictor predictor;
        private final JournalOutcomes outcomes;
        private final Period period;
        private final Dataset.Builder customers;
        private final Chunks chunks;
        private final Map<String, String> latest = new HashMap<>();
        private final Map<List<String>, String> latestOfPeriod = new HashMap<>();
        private final Map<String, Long> answers = new TreeMap<>();
        private final double[] slots;
        private long predictions;
        private long foreign;
        private String firstProblem = "";

        Reading(CurrentData.Journal journal, ChurnPredictor predictor, JournalOutcomes outcomes) {
            this.predictor = predictor;
            this.outcomes = outcomes;
            this.period = journal.period();
            this.chunks = new Chunks(period.text());
            this.customers = Dataset.builder(
                    predictor.model().schema(), journal.directory().toString(), false);
            this.slots = new double[predictor.model().schema().features().size()];
        }

        void know(JournalEntry entry) {
            if (!entry.customer().isEmpty()) {
                latest.put(entry.customer(), entry.predictionId());
                latestOfPeriod.put(List.of(entry.customer(), start(entry)), entry.predictionId());
                outcomes.predicted(entry);
            }
        }

        void add(JournalEntry entry) {
            predictions++;
            answers.merge(entry.model() + " " + entry.modelVersion(), 1L, Long::sum);
            boolean last = is(entry, latest.get(entry.customer()));
            boolean lastOfPeriod = is(entry, latestOfPeriod.get(List.of(entry.customer(), start(entry))));
            if (!last && !lastOfPeriod) {
                return;
            }
            try {
                CustomerRecord customer = entry.record(predictor.model().schema());
                chunks.add(
                        day(entry).toEpochDay(),
                        start(entry),
                        predictor.probability(customer),
                        outcomes.of(entry.predictionId()));
                if (last) {
                    customer.copyTo(slots);
                    int line = customers.size() + 1;
                    customers.add(slots, 0, entry.customer(), line, entry.time().toEpochMilli(), line);
                }
            } catch (InvalidRecordException e) {
                firstProblem = foreign == 0 ? String.valueOf(e.getMessage()) : firstProblem;
                foreign++;
            }
        }

        /** A prediction without customer, and one that came between the two readings, is its own. */
        private static boolean is(JournalEntry entry, @Nullable String prediction) {
            return prediction == null || prediction.equals(entry.predictionId());
        }

        private String start(JournalEntry entry) {
            return day(entry).toString();
        }

        private LocalDate day(JournalEntry entry) {
            return period.start(entry.time());
        }

        JournalCustomers finish(long broken) {
            return new JournalCustomers(customers.build(), chunks, predictions, foreign, firstProblem, broken, answers);
        }
    }
}
