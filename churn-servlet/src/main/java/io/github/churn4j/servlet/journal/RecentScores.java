package io.github.churn4j.servlet.journal;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * The scores of the latest predictions, to be met again when it becomes known what the customers did. Each is new once: an
 * outcome that is told twice, or corrected, counts once.
 *
 * <p>Bounded: two generations of so many predictions; the older one is forgotten when the younger is full. About 100 bytes a
 * prediction. Thread-safe, O(1).
 */
public final class RecentScores {

    private final int most;
    private Generation young;
    private Generation old;

    /**
     * Remembers at least the latest so many predictions, and at most twice as many.
     *
     * @param most 1 or more
     */
    public RecentScores(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most is " + most + ", expected 1 or more");
        }
        this.most = most;
        young = new Generation();
        old = new Generation();
    }

    /**
     * Remembers a prediction.
     *
     * @param customer what the caller called the customer; empty where it did not say
     */
    public synchronized void answered(String predictionId, String customer, Instant time, double score) {
        if (young.size == most) {
            old = young;
            young = new Generation();
        }
        young.add(predictionId, customer, time.toEpochMilli(), score);
    }

    /**
     * A score that was found.
     *
     * @param score P(churn), [0, 1]
     * @param first whether nobody took it before
     */
    public record Answered(double score, boolean first) {}

    /** The score of the prediction that a feedback is about; empty if it is too old or unknown. */
    public synchronized Optional<Answered> take(Feedback feedback) {
        return young.take(feedback).or(() -> old.take(feedback));
    }

    /** Predictions in the order of their answers, found by their own ids and by customer. */
    private static final class Generation {
        private final HashIndex byPrediction = new HashIndex();
        private final HashIndex byCustomer = new HashIndex();
        private double[] scores = new double[64];
        private final BitSet taken = new BitSet();
        private long[] times = new long[64];
        private int[] before = new int[64]; // the same customer's prediction before
        private int size;

        void add(String predictionId, String customer, long time, double score) {
            if (size == scores.length) {
                scores = Arrays.copyOf(scores, 2 * size);
                times = Arrays.copyOf(times, 2 * size);
                before = Arrays.copyOf(before, 2 * size);
            }
            scores[size] = score;
            times[size] = time;
            before[size] = HashIndex.ABSENT;
            byPrediction.put(Hash128.of(predictionId), size);
            if (!customer.isEmpty()) {
                Hash128 name = Hash128.of(customer);
                before[size] = byCustomer.get(name);
                byCustomer.put(name, size);
            }
            size++;
        }

        Optional<Answered> take(Feedback feedback) {
            int at = feedback.until()
                    .map(until -> latest(Hash128.of(feedback.customer()), until.toEpochMilli()))
                    .orElseGet(() -> byPrediction.get(Hash128.of(feedback.predictionId())));
            if (at == HashIndex.ABSENT) {
                return Optional.empty();
            }
            boolean first = !taken.get(at);
            taken.set(at);
            return Optional.of(new Answered(scores[at], first));
        }

        /** The customer's last prediction up to a time. */
        private int latest(Hash128 customer, long until) {
            int at = byCustomer.get(customer);
            while (at != HashIndex.ABSENT && times[at] > until) {
                at = before[at];
            }
            return at;
        }
    }
}
