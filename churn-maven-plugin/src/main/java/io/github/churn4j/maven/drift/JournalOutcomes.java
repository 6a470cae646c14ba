package io.github.churn4j.maven.drift;

import io.github.churn4j.ChurnException;
import io.github.churn4j.servlet.journal.Feedback;
import io.github.churn4j.servlet.journal.FileFeedbackStore;
import io.github.churn4j.servlet.journal.JournalEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of customers after their predictions. An outcome belongs to the prediction it names, or to the customer's last
 * prediction up to its time; of several outcomes of one prediction the last counts, and one that names it goes first.
 */
final class JournalOutcomes {

    private final Map<String, Boolean> named = new HashMap<>();
    private final Map<String, List<ByCustomer>> ofCustomer = new HashMap<>();
    private final List<ByCustomer> inOrder = new ArrayList<>();
    private final Map<String, Boolean> settled = new HashMap<>();

    /** Feedback that names a customer, and the prediction found for it. */
    private static final class ByCustomer {
        private final long until;
        private final boolean churned;
        private long found = Long.MIN_VALUE;
        private @Nullable String prediction;

        private ByCustomer(long until, boolean churned) {
            this.until = until;
            this.churned = churned;
        }
    }

    /**
     * Reads feedback.
     *
     * @param directory where the service keeps it; empty where there is none
     * @throws ChurnException if it cannot be read
     */
    static JournalOutcomes read(Optional<Path> directory) {
        JournalOutcomes outcomes = new JournalOutcomes();
        directory.ifPresent(path -> {
            try {
                FileFeedbackStore.reader(path).forEach(outcomes::know);
            } catch (IOException e) {
                throw new ChurnException(
                        "there is no feedback to be read in " + path + " (" + e + "); check churn.feedback", e);
            }
        });
        return outcomes;
    }

    private void know(Feedback feedback) {
        feedback.until()
                .ifPresentOrElse(
                        until -> {
                            ByCustomer one = new ByCustomer(until.toEpochMilli(), feedback.churned());
                            ofCustomer
                                    .computeIfAbsent(feedback.customer(), c -> new ArrayList<>())
                                    .add(one);
                            inOrder.add(one);
                        },
                        () -> named.put(feedback.predictionId(), feedback.churned()));
    }

    /** Hears of a prediction; all of them must be heard before {@link #of} is asked. */
    void predicted(JournalEntry entry) {
        long time = entry.time().toEpochMilli();
        for (ByCustomer one : ofCustomer.getOrDefault(entry.customer(), List.of())) {
            if (time <= one.until && time >= one.found) {
                one.found = time;
                one.prediction = entry.predictionId();
            }
        }
    }

    /** All predictions were heard. */
    void settle() {
        for (ByCustomer one : inOrder) {
            if (one.prediction != null) {
                settled.put(one.prediction, one.churned);
            }
        }
        settled.putAll(named);
    }

    /** 1 where the customer left, 0 where they stayed, −1 where it is not known. */
    int of(String prediction) {
        Boolean churned = settled.get(prediction);
        return churned == null ? Chunks.UNKNOWN : churned ? 1 : 0;
    }
}
