package io.github.churn4j.servlet.journal;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings predictions and outcomes together.
 *
 * <p>Implementation note. Feedback is read first and indexed by 128-bit hashes of the names it gives. Then the journal
 * is streamed once. A prediction whose id is known takes its outcome at once; feedback by customer remembers the latest
 * prediction up to its time and takes it in the end, unless that prediction has an outcome by its own id, which is more
 * exact. Memory grows with the feedback, about 100 bytes a record, and not with the journal.
 */
final class OutcomeJoin {

    private static final byte STAYED = 0;
    private static final byte CHURNED = 1;
    private static final byte USED = 2;

    private final Period period;
    private final Map<Group, ScoreTally> tallies = new HashMap<>();

    private final HashIndex byPrediction = new HashIndex();
    private byte[] outcomes = new byte[64];
    private final HashIndex byCustomer = new HashIndex();
    private final List<CustomerFeedback> customerFeedback = new ArrayList<>();
    private long feedbacks;
    private long matched;

    OutcomeJoin(Period period) {
        this.period = period;
    }

    /** What predictions are gathered by. */
    record Group(String model, String version, LocalDate start) {}

    /** Feedback by customer, chained to the one before for the same customer, and the prediction it found. */
    private static final class CustomerFeedback {
        private final long until;
        private boolean churned;
        private final int before;
        private long found = Long.MIN_VALUE;
        private double probability;
        private double threshold;
        private @Nullable Hash128 prediction;
        private @Nullable ScoreTally tally;

        private CustomerFeedback(long until, boolean churned, int before) {
            this.until = until;
            this.churned = churned;
            this.before = before;
        }
    }

    void run(JournalReader journal, FeedbackSource feedback) throws IOException {
        feedback.forEach(this::know);
        journal.withoutFeatures().forEach(this::predicted);
        settle();
    }

    private void know(Feedback feedback) {
        feedbacks++;
        if (feedback.predictionId().isEmpty()) {
            knowCustomer(feedback);
            return;
        }
        Hash128 name = Hash128.of(feedback.predictionId());
        int at = byPrediction.get(name);
        if (at == HashIndex.ABSENT) {
            at = byPrediction.size();
            byPrediction.put(name, at);
            if (at == outcomes.length) {
                outcomes = java.util.Arrays.copyOf(outcomes, 2 * at);
            }
        }
        outcomes[at] = feedback.churned() ? CHURNED : STAYED; // the last one counts
    }

    private void knowCustomer(Feedback feedback) {
        Hash128 name = Hash128.of(feedback.customer());
        long until = feedback.until().orElseThrow().toEpochMilli();
        int first = byCustomer.get(name);
        customerFeedback.add(new CustomerFeedback(until, feedback.churned(), first));
        byCustomer.put(name, customerFeedback.size() - 1);
    }

    private void predicted(JournalEntry entry) {
        Group group = new Group(entry.model(), entry.modelVersion(), period.start(entry.time()));
        ScoreTally tally = tallies.computeIfAbsent(group, g -> new ScoreTally());
        tally.predicted(entry.attritionProbability());
        Hash128 name = null;
        if (byPrediction.size() > 0) {
            name = Hash128.of(entry.predictionId());
            int at = byPrediction.get(name);
            if (at != HashIndex.ABSENT) {
                if (outcomes[at] < USED) {
                    tally.happened(entry.attritionProbability(), entry.threshold(), outcomes[at] == CHURNED);
                    outcomes[at] = USED;
                    matched++;
                }
                return;
            }
        }
        if (!entry.customer().isEmpty() && byCustomer.size() > 0) {
            offer(entry, tally, name == null ? Hash128.of(entry.predictionId()) : name);
        }
    }

    /** Remembers a prediction for the feedback by customer that it is the latest one for. */
    private void offer(JournalEntry entry, ScoreTally tally, Hash128 name) {
        long time = entry.time().toEpochMilli();
        int at = byCustomer.get(Hash128.of(entry.customer()));
        while (at != HashIndex.ABSENT) {
            CustomerFeedback feedback = customerFeedback.get(at);
            if (time <= feedback.until && time >= feedback.found) {
                feedback.found = time;
                feedback.probability = entry.attritionProbability();
                feedback.threshold = entry.threshold();
                feedback.prediction = name;
                feedback.tally = tally;
            }
            at = feedback.before;
        }
    }

    /** The last feedback by customer that found a prediction is its outcome. */
    private void settle() {
        HashIndex settled = new HashIndex();
        for (int i = customerFeedback.size() - 1; i >= 0; i--) {
            CustomerFeedback feedback = customerFeedback.get(i);
            Hash128 prediction = feedback.prediction;
            ScoreTally tally = feedback.tally;
            if (prediction != null && tally != null && !settled.contains(prediction)) {
                settled.put(prediction, i);
                tally.happened(feedback.probability, feedback.threshold, feedback.churned);
                matched++;
            }
        }
    }

    Map<Group, ScoreTally> tallies() {
        return tallies;
    }

    /** Records of feedback read. */
    long feedbacks() {
        return feedbacks;
    }

    /** Predictions that found their outcome. */
    long matched() {
        return matched;
    }
}
