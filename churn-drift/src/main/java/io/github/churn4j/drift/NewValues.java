package io.github.churn4j.drift;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values of one feature that its schema does not accept, as they were found in a table.
 *
 * @param unseen cells with a level that the schema does not list
 * @param levels such levels and how many cells have each, sorted; at most {@link #MOST_LEVELS}, of which the rest is
 *     counted in {@code unseen} alone
 * @param unreadable cells with text where a number is expected
 * @param outOfRange cells with a number outside the range, or not whole where it must be
 */
public record NewValues(long unseen, Map<String, Long> levels, long unreadable, long outOfRange) {

    /** How many levels are kept by name. */
    public static final int MOST_LEVELS = 50;

    static final NewValues NONE = new NewValues(0, Map.of(), 0, 0);

    public NewValues {
        levels = Collections.unmodifiableMap(new TreeMap<>(levels));
    }

    /** All of them. */
    public long count() {
        return unseen + unreadable + outOfRange;
    }
}
