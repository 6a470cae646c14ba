package io.github.churn4j.registry;

import io.github.churn4j.ChurnException;
import io.github.churn4j.registry.store.Content;
import io.github.churn4j.registry.store.ObjectStore;
import io.github.churn4j.registry.store.ObjectStore.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A publisher's part in keeping sweeps from removing a bundle that a version is about to name, or has just named. Call
 * {@link #secure} after the bundle was put or touched and before the version's document is written, and once more after
 * it was written, or found.
 *
 * <p>Why it holds. A {@link Sweeper} writes its mark, <em>then</em> looks at the bundle's time and at the versions, and
 * removes only what was neither touched nor named. A publisher touches or names, <em>then</em> looks for marks. A store
 * shows at once what was written, so of two who both write first and look afterwards one sees the other: a sweep whose
 * mark the publisher did not see was marked after the touch, sees it, and spares the bundle. A sweep whose mark was seen
 * is waited for: it removes the bundle and its mark, or gives up {@link SweepTimes#GIVE_UP} after it marked, at most
 * {@link SweepTimes#WAIT} after it was seen. Then a bundle that is gone is stored again. The first call protects a
 * version whose publisher dies right after writing it, the second one a publisher so slow that the grace has passed since
 * its touch. Times are spans of one machine's clock; the store's own times decide only which marks are
 * long dead. What is taken for granted: a removal that was begun before {@link SweepTimes#GIVE_UP} is done before
 * {@link SweepTimes#WAIT}, so that no sweep's process is stopped for the 40 seconds in between at just that place; where
 * one is, and wakes up again, it tells of the bundle, which is mended by publishing it once more.
 */
final class PublishGuard {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final int MOST_MARKS = 100;

    private final ObjectStore store;
    private final SweepTimes times;

    PublishGuard(ObjectStore store, SweepTimes times) {
        this.store = store;
        this.times = times;
    }

    /** Returns when the bundle is there and no sweep under way will remove it. */
    void secure(String sha256, Content bundle) {
        String key = Layout.blob(sha256);
        await(sha256, key);
        if (store.stat(key).isEmpty()) {
            store.putIfAbsent(key, bundle);
        }
    }

    private void await(String sha256, String key) {
        long begun = times.nanos().getAsLong();
        while (isMarked(sha256, key) && !times.passed(begun, SweepTimes.WAIT)) {
            try {
                times.sleeper().sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ChurnException(
                        "interrupted while a sweep that is about to remove " + key + " was waited for; publish again",
                        e);
            }
        }
    }

    /** A mark that is older than the bundle, by far, is a dead sweep's. */
    private boolean isMarked(String sha256, String key) {
        List<StoredObject> marks = store.list(Layout.sweeps(sha256), "", MOST_MARKS);
        if (marks.isEmpty()) {
            return false;
        }
        Instant touched = store.stat(key).map(StoredObject::modified).orElse(Instant.MIN);
        return marks.stream()
                .anyMatch(mark -> mark.modified().plus(SweepTimes.DEAD).isAfter(touched));
    }
}
