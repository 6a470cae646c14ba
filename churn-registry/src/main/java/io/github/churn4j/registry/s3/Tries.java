package io.github.churn4j.registry.s3;

import io.github.churn4j.ChurnException;
import io.github.churn4j.registry.store.StoreUnavailableException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Sends requests a bounded number of times, with pauses that double and are drawn from zero to their bound, so that clients
 * that failed together do not come back together.
 */
final class Tries {

    private static final long FIRST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 5_000;

    /** Lets time pass. */
    interface Sleeper {
        void sleep(long millis) throws InterruptedException;
    }

    private final int most;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    /** @param random thread-safe */
    Tries(int most, Sleeper sleeper, RandomGenerator random) {
        this.most = most;
        this.sleeper = sleeper;
        this.random = random;
    }

    int most() {
        return most;
    }

    /**
     * The answer of a request that may be sent twice.
     *
     * @param what is tried, such as {@code cannot read s3://bucket/key}
     */
    <T> T run(String what, Supplier<T> request) {
        for (int done = 1; ; done++) {
            try {
                return request.get();
            } catch (SdkException e) {
                Failure failure = failure(e);
                if (done == most || !failure.mayPass()) {
                    throw failure.exception(what, done);
                }
            }
            pause(done, what);
        }
    }

    /** The same for a request about an object; empty if there is none. */
    <T> Optional<T> unlessAbsent(String what, Supplier<T> request) {
        return run(what, () -> {
            try {
                return Optional.of(request.get());
            } catch (SdkException e) {
                if (failure(e).kind() == Failure.Kind.ABSENT) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** What a failed request means; throws what was the caller's own trouble. */
    static Failure failure(SdkException e) {
        ChurnException own = Failure.own(e);
        if (own != null) {
            throw own;
        }
        return Failure.of(e);
    }

    /** Waits after so many tries. */
    void pause(int done, String what) {
        long bound = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(done - 1, 10));
        try {
            sleeper.sleep(random.nextLong(bound + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(what + ": the thread was interrupted between two tries", e);
        }
    }
}
