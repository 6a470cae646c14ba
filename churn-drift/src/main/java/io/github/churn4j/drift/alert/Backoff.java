package io.github.churn4j.drift.alert;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How long to wait before the next try: twice as long each time, up to a longest one, of which a half is certain and a
 * half is chance, so that many senders do not come back at once. Not thread-safe.
 */
final class Backoff {

    private static final int MOST_DOUBLINGS = 40;

    private final long first;
    private final long longest;
    private final SplittableRandom random;

    Backoff(Duration first, Duration longest, long seed) {
        this.first = first.toMillis();
        this.longest = longest.toMillis();
        random = new SplittableRandom(seed);
    }

    /**
     * The wait after some tries.
     *
     * @param tries those that failed, 1 or more
     */
    Duration after(int tries) {
        double doubled = first * Math.scalb(1.0, Math.min(MOST_DOUBLINGS, tries - 1));
        double whole = Math.min((double) longest, doubled);
        return Duration.ofMillis(Math.round(whole / 2 + random.nextDouble() * whole / 2));
    }
}
