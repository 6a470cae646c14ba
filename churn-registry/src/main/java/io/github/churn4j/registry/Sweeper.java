package io.github.churn4j.registry;

import io.github.churn4j.registry.store.Content;
import io.github.churn4j.registry.store.CorruptObjectException;
import io.github.churn4j.registry.store.ObjectStore;
import io.github.churn4j.registry.store.ObjectStore.StoredObject;
import io.github.churn4j.registry.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Removes bundles that no version names and that are older than a grace, by the store's own clock. Safe beside publishers
 * and other sweeps: see {@link PublishGuard} for the argument. Its part, for each bundle: write a mark of its own, then
 * read the versions that have appeared and the bundle's time, then remove the bundle within
 * {@link SweepTimes#GIVE_UP} of having begun to mark it, or not at all, then remove the mark. A sweep that was stopped
 * between its last look and a removal, for longer than publishers wait, looks again and tells of what it broke.
 */
final class Sweeper {

    private static final int AT_ONCE = 20;

    private final ObjectStore store;
    private final Supplier<String> nonces;
    private final SweepTimes times;

    Sweeper(ObjectStore store, Supplier<String> nonces, SweepTimes times) {
        this.store = store;
        this.nonces = nonces;
        this.times = times;
    }

    SweepReport sweep(SweepOptions options) {
        Instant now = storeTime();
        LiveBundles live = new LiveBundles(store);
        live.refresh();
        live.requireWhole();
        Tally tally = new Tally();
        List<StoredObject> old = new ArrayList<>();
        Listing.each(store, Layout.BLOBS, blob -> {
            if (!Layout.isBlob(blob.key())) {
                return; // nothing of ours; a verification tells of it
            }
            if (live.contains(Layout.sha256(blob.key()))) {
                tally.kept++;
            } else if (blob.modified().plus(options.grace()).isAfter(now)) {
                tally.spared++;
            } else {
                old.add(blob);
            }
        });
        tally.garbage.addAll(old);
        if (!options.dryRun()) {
            removeDeadMarks(now);
            for (int from = 0; from < old.size(); from += AT_ONCE) {
                remove(old.subList(from, Math.min(old.size(), from + AT_ONCE)), live, tally);
            }
        }
        sweepLeftovers(options, now, tally);
        return tally.report();
    }

    /** What the store's clock says: this machine's may be wrong. */
    private Instant storeTime() {
        String key = Layout.clock(nonces.get());
        store.putIfAbsent(key, mark());
        try {
            return store.stat(key)
                    .orElseThrow(() -> new StoreException(key + " is gone right after it was stored; sweep again"))
                    .modified();
        } finally {
            store.delete(key);
        }
    }

    private static Content mark() {
        return Content.of("{}\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Their sweeps have given up long ago, or died. */
    private void removeDeadMarks(Instant now) {
        List<String> dead = new ArrayList<>();
        Listing.each(store, Layout.SWEEPS, mark -> {
            if (mark.modified().plus(SweepTimes.DEAD).isBefore(now)) {
                dead.add(mark.key());
            }
        });
        dead.forEach(store::delete);
    }

    private void remove(List<StoredObject> blobs, LiveBundles live, Tally tally) {
        String nonce = nonces.get();
        long begun = times.nanos().getAsLong();
        for (StoredObject blob : blobs) {
            store.putIfAbsent(Layout.sweep(Layout.sha256(blob.key()), nonce), mark());
        }
        live.refresh();
        for (StoredObject blob : blobs) {
            if (live.contains(Layout.sha256(blob.key()))) {
                tally.garbage.remove(blob);
                tally.kept++;
            } else {
                removeUntouched(blob, begun, live, tally);
            }
        }
        for (StoredObject blob : blobs) { // not after trouble: an unclear removal may still be under way
            store.delete(Layout.sweep(Layout.sha256(blob.key()), nonce));
        }
    }

    private void removeUntouched(StoredObject blob, long begun, LiveBundles live, Tally tally) {
        boolean untouched = store.stat(blob.key())
                .filter(now -> now.modified().equals(blob.modified()))
                .isPresent();
        if (!untouched) {
            tally.garbage.remove(blob);
            tally.spared++;
        } else if (!times.passed(begun, SweepTimes.GIVE_UP) && store.delete(blob.key())) {
            tally.removed(blob);
            if (times.passed(begun, SweepTimes.WAIT)) {
                requireUnnamed(blob, live);
            }
        }
    }

    /** Publishers may have stopped waiting before it was removed. */
    private static void requireUnnamed(StoredObject blob, LiveBundles live) {
        live.refresh();
        if (live.contains(Layout.sha256(blob.key()))) {
            throw new CorruptObjectException(
                    blob.key(),
                    "a sweep that was stopped for more than " + SweepTimes.WAIT.toSeconds()
                            + " s removed it while it was published; publish the same bundle again");
        }
    }

    /** A large upload takes its time: what is begun is given an hour at least. */
    private void sweepLeftovers(SweepOptions options, Instant now, Tally tally) {
        Duration grace = options.grace().compareTo(SweepTimes.DEAD) > 0 ? options.grace() : SweepTimes.DEAD;
        for (StoredObject leftover : store.sweepLeftovers(now.minus(grace), options.dryRun())) {
            tally.garbage.add(leftover);
            if (!options.dryRun()) {
                tally.removed(leftover);
            }
        }
    }

    /** Counts for the report. */
    private static final class Tally {
        private final List<StoredObject> garbage = new ArrayList<>();
        private long removed;
        private long removedBytes;
        private long kept;
        private long spared;

        void removed(StoredObject object) {
            removed++;
            removedBytes += object.size();
        }

        SweepReport report() {
            return new SweepReport(garbage, removed, removedBytes, kept, spared);
        }
    }
}
