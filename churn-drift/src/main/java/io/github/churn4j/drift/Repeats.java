package io.github.churn4j.drift;

import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.NumericFeature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * Notes on customers that come more often than a sample of a population has them: statistics count them as if each were
 * another one.
 */
final class Repeats {

    /** The largest share of a sample that goes without a note. */
    private static final double LARGEST_SHARE = .05;
    /** So few rows are never a flood. */
    private static final int FEWEST = 10;
    /** The key of a row without identifier. */
    static final long NOBODY = 0;

    private Repeats() {}

    static List<String> of(Dataset customers) {
        List<String> notes = new ArrayList<>();
        if (customers.grouped() || customers.schema().identifier().isPresent()) {
            note(customers, row -> customer(customers, row), "one customer accounts for ", notes);
        }
        if (customers.schema().features().stream().anyMatch(NumericFeature.class::isInstance)) {
            note(customers, customers::featureHash, "one and the same row accounts for ", notes);
        }
        return notes;
    }

    /** Whose row it is; {@link #NOBODY} where nobody says. */
    static long customer(Dataset customers, int row) {
        return customers.grouped()
                ? customers.group(row)
                : hash(customers.identifier(row).orElse(""));
    }

    private static void note(Dataset customers, IntToLongFunction key, String what, List<String> notes) {
        long[] keys = new long[customers.size()];
        Arrays.setAll(keys, key);
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        int longest = 0;
        long frequent = 0;
        int start = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] != sorted[start]) {
                start = i;
            }
            if (i - start + 1 > longest && sorted[i] != NOBODY) {
                longest = i - start + 1;
                frequent = sorted[i];
            }
        }
        if (longest >= FEWEST && longest > LARGEST_SHARE * keys.length) {
            int first = 0;
            while (keys[first] != frequent) {
                first++;
            }
            notes.add(what + longest + " of " + keys.length + " rows of " + customers.source() + ", first on line "
                    + customers.line(first) + ": verdicts are about these rows, hardly about the population");
        }
    }

    /** A customer's key; {@link #NOBODY} for an empty identifier. */
    static long hash(String identifier) {
        long hash = identifier.length();
        for (int i = 0; i < identifier.length(); i++) {
            hash = (hash ^ identifier.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
