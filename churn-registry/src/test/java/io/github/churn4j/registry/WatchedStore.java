package io.github.churn4j.registry;

import io.github.churn4j.registry.store.Content;
import io.github.churn4j.registry.store.ObjectStore;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A store whose every call is told before and after, so that tests count calls, take the place away, or die there. */
public final class WatchedStore implements ObjectStore {

    private final ObjectStore store;
    private final Watch watch;

    public WatchedStore(ObjectStore store, Watch watch) {
        this.store = store;
        this.watch = watch;
    }

    /** Hears of calls. */
    @FunctionalInterface
    public interface Watch {
        /**
         * @param call the method's name
         * @param key its key or prefix
         * @param done false before the call, true after it
         */
        void at(String call, String key, boolean done);
    }

    private <T> T watched(String call, String key, Supplier<T> body) {
        watch.at(call, key, false);
        T result = body.get();
        watch.at(call, key, true);
        return result;
    }

    @Override
    public String description() {
        return store.description();
    }

    @Override
    public boolean putIfAbsent(String key, Content content) {
        return watched("putIfAbsent", key, () -> store.putIfAbsent(key, content));
    }

    @Override
    public Optional<byte[]> get(String key, int maxBytes) {
        return watched("get", key, () -> store.get(key, maxBytes));
    }

    @Override
    public Optional<InputStream> open(String key) {
        return watched("open", key, () -> store.open(key));
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        return watched("stat", key, () -> store.stat(key));
    }

    @Override
    public Optional<String> first(String prefix) {
        return watched("first", prefix, () -> store.first(prefix));
    }

    @Override
    public List<StoredObject> list(String prefix, String after, int limit) {
        return watched("list", prefix, () -> store.list(prefix, after, limit));
    }

    @Override
    public List<String> children(String prefix) {
        return watched("children", prefix, () -> store.children(prefix));
    }

    @Override
    public boolean touch(String key) {
        return watched("touch", key, () -> store.touch(key));
    }

    @Override
    public boolean delete(String key) {
        return watched("delete", key, () -> store.delete(key));
    }

    @Override
    public void close() {
        store.close();
    }
}
