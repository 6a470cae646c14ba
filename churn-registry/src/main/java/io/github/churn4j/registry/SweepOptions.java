package io.github.churn4j.registry;

import java.time.Duration;

/**
 * How to collect garbage.
 *
 * @param grace what is younger is spared: a publisher may be about to name it; at least one minute
 * @param dryRun whether nothing is removed, only told
 */
public record SweepOptions(Duration grace, boolean dryRun) {

    private static final Duration LEAST = Duration.ofMinutes(1);

    public SweepOptions {
        if (grace.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("grace is " + grace + ", expected a minute or more");
        }
    }

    /** Nothing is removed; a day of grace. */
    public static SweepOptions withDefaults() {
        return new SweepOptions(Duration.ofDays(1), true);
    }
}
