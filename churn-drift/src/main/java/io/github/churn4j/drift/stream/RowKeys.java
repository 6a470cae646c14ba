package io.github.churn4j.drift.stream;

import java.util.HashMap;
import java.util.Map;

/**
 * Whose the rows of a window are: how many each customer has, and how often each record occurs whose customer is unknown.
 * Both are known by a hash only, odd for customers and even for records, see {@link HashKey}.
 */
final class RowKeys {

    private final Map<Long, Integer> counts = new HashMap<>();

    int count(long key) {
        return counts.getOrDefault(key, 0);
    }

    void add(long key) {
        counts.merge(key, 1, Integer::sum);
    }

    void remove(long key) {
        counts.computeIfPresent(key, (k, count) -> count == 1 ? null : count - 1);
    }

    /** How many rows of unknown customers the most frequent record has. O(rows). */
    int mostOfOneRecord() {
        int most = 0;
        for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
            if (isOfRecord(entry.getKey())) {
                most = Math.max(most, entry.getValue());
            }
        }
        return most;
    }

    /** Whether a key is one of a record, or of a refusal's problems, rather than of a customer. */
    static boolean isOfRecord(long key) {
        return (key & 1) == 0;
    }
}
