package io.github.churn4j.servlet.registry;

import io.github.churn4j.registry.store.Content;
import io.github.churn4j.registry.store.ObjectStore;
import io.github.churn4j.registry.store.StoreUnavailableException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store that is opened when it is first asked, again and again until it can be, and that knows whether it could be
 * reached the last time. So a service starts while its store is away.
 */
final class WatchedStore implements ObjectStore {

    private final String root;
    private final Supplier<ObjectStore> opener;
    private final Clock clock;
    private final LongAdder answered = new LongAdder();
    private final LongAdder unanswered = new LongAdder();
    private volatile @Nullable ObjectStore store;
    private volatile @Nullable Instant awaySince;

    WatchedStore(String root, Supplier<ObjectStore> opener, Clock clock) {
        this.root = root;
        this.opener = opener;
        this.clock = clock;
    }

    /**
     * Opens the store if it is there.
     *
     * @throws io.github.churn4j.ChurnException if it cannot be opened for another reason than being away
     */
    void tryToOpen() {
        try {
            ask(ObjectStore::description);
        } catch (StoreUnavailableException e) {
            System.getLogger(WatchedStore.class.getName())
                    .log(System.Logger.Level.WARNING, "the registry is away, it is tried again: " + e.getMessage());
        }
    }

    /** Since when it could not be reached; empty if it could be the last time. */
    Optional<Instant> awaySince() {
        return Optional.ofNullable(awaySince);
    }

    /** Requests so far, by outcome. */
    Map<String, Double> requests() {
        return Map.of("answered", answered.doubleValue(), "unavailable", unanswered.doubleValue());
    }

    private <T> T ask(Function<ObjectStore, T> question) {
        try {
            T answer = question.apply(opened());
            answered.increment();
            awaySince = null;
            return answer;
        } catch (StoreUnavailableException e) {
            unanswered.increment();
            if (awaySince == null) {
                awaySince = clock.instant();
            }
            throw e;
        }
    }

    private ObjectStore opened() {
        ObjectStore there = store;
        return there != null ? there : open();
    }

    private synchronized ObjectStore open() {
        ObjectStore there = store;
        if (there == null) {
            there = opener.get();
            store = there;
        }
        return there;
    }

    @Override
    public String description() {
        return root; // the same before and after it is opened: a cache is found by it
    }

    @Override
    public boolean putIfAbsent(String key, Content content) {
        return ask(s -> s.putIfAbsent(key, content));
    }

    @Override
    public Optional<byte[]> get(String key, int maxBytes) {
        return ask(s -> s.get(key, maxBytes));
    }

    @Override
    public Optional<InputStream> open(String key) {
        return ask(s -> s.open(key));
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        return ask(s -> s.stat(key));
    }

    @Override
    public Optional<String> first(String prefix) {
        return ask(s -> s.first(prefix));
    }

    @Override
    public List<StoredObject> list(String prefix, String after, int limit) {
        return ask(s -> s.list(prefix, after, limit));
    }

    @Override
    public List<String> children(String prefix) {
        return ask(s -> s.children(prefix));
    }

    @Override
    public boolean touch(String key) {
        return ask(s -> s.touch(key));
    }

    @Override
    public boolean delete(String key) {
        return ask(s -> s.delete(key));
    }

    @Override
    public synchronized void close() {
        ObjectStore there = store;
        if (there != null) {
            there.close();
        }
    }
}
