package io.github.churn4j.drift.stream;

import io.github.churn4j.data.CustomerRecord;
import java.util.HashMap;
import java.util.Map;

/**
 * Whose the rows of a window are: how many each customer has, and how often each record occurs whose customer is unknown.
 * Both are known by 64 bits of a hash only, odd for customers and even for records.
 */
final class RowKeys {

    private final Map<Long, Integer> counts = new HashMap<>();

    /** The key of a customer. */
    static long ofCustomer(String name) {
        long hash = 0xCBF29CE484222325L; // FNV-1a, Fowler, Noll and Vo
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        return mixed(hash) | 1;
    }

    /** The key of a record. */
    static long ofRecord(CustomerRecord record) {
        long hash = 1;
        int features = record.schema().features().size();
        for (int i = 0; i < features; i++) {
            hash = mixed(hash * 31 + Double.doubleToLongBits(record.slot(i) + 0.0));
        }
        return hash & ~1L;
    }

    /** Stafford's variant 13 of MurmurHash3's finalizer. */
    private static long mixed(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

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
            if ((entry.getKey() & 1) == 0) {
                most = Math.max(most, entry.getValue());
            }
        }
        return most;
    }
}
