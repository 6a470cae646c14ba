package io.github.churn4j.registry;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How sweeps and publishers wait for each other, without comparing machines' clocks.
 *
 * @param nanos a clock that only ever runs forward
 * @param sleeper waits that long
 */
record SweepTimes(LongSupplier nanos, Sleeper sleeper) {

    /** After that a sweep does not remove what it marked. */
    static final Duration GIVE_UP = Duration.ofSeconds(20);

    /** After that a publisher need not wait for a sweep, which has long given up. */
    static final Duration WAIT = Duration.ofSeconds(60);

    /** After that what a sweep left is swept away. */
    static final Duration DEAD = Duration.ofHours(1);

    /** Waits. */
    interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    static SweepTimes system() {
        return new SweepTimes(System::nanoTime, time -> Thread.sleep(time.toMillis()));
    }

    boolean passed(long since, Duration time) {
        return nanos.getAsLong() - since >= time.toNanos();
    }
}
