package io.github.churn4j.registry.dvc;

import io.github.churn4j.registry.store.Content;
import io.github.churn4j.registry.store.ObjectStore;
import io.github.churn4j.registry.store.ObjectStore.StoredObject;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A remote in an object store. */
final class StoreRemote implements DvcRemote {

    /** From so many objects on the 256 prefixes are listed instead of asking for each object. */
    private static final int MANY = 512;

    private static final int PAGE = 1_000;

    private final ObjectStore store;
    private final Map<String, Set<String>> listed = new ConcurrentHashMap<>();

    StoreRemote(ObjectStore store) {
        this.store = store;
    }

    @Override
    public String description() {
        return store.description();
    }

    @Override
    public boolean has(String object, int expected) {
        String key = DvcCache.key(object);
        if (expected < MANY) {
            return store.stat(key).isPresent();
        }
        String prefix = key.substring(0, key.lastIndexOf('/') + 1);
        return listed.computeIfAbsent(prefix, this::keys).contains(key);
    }

    private Set<String> keys(String prefix) {
        Set<String> keys = ConcurrentHashMap.newKeySet();
        String after = "";
        List<StoredObject> page;
        do {
            page = store.list(prefix, after, PAGE);
            page.forEach(each -> keys.add(each.key()));
            after = page.isEmpty() ? "" : page.get(page.size() - 1).key();
        } while (page.size() == PAGE);
        return keys;
    }

    @Override
    public void put(String object, Path file) {
        store.putIfAbsent(DvcCache.key(object), Content.of(file));
    }

    @Override
    public void flush() {
        // each put is durable
        listed.clear();
    }

    @Override
    public Optional<InputStream> open(String object) {
        return store.open(DvcCache.key(object));
    }

    @Override
    public void close() {
        store.close();
    }
}
