package io.github.churn4j.registry.dvc;

import io.github.churn4j.registry.store.Content;
import io.github.churn4j.registry.store.ObjectStore;
import io.github.churn4j.registry.store.ObjectStore.StoredObject;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** A remote in an object store. */
final class StoreRemote implements DvcRemote {

    /** From so many objects on the 256 prefixes are listed instead of asking for each object. */
    private static final int MANY = 512;

    private static final int PAGE = 1_000;

    private final ObjectStore store;
    private final Map<String, Map<String, Long>> listed = new ConcurrentHashMap<>();

    StoreRemote(ObjectStore store) {
        this.store = store;
    }

    @Override
    public String description() {
        return store.description();
    }

    @Override
    public OptionalLong size(String object, int expected) {
        String key = DvcCache.key(object);
        if (expected < MANY) {
            Optional<StoredObject> stat = store.stat(key);
            return stat.isPresent() ? OptionalLong.of(stat.get().size()) : OptionalLong.empty();
        }
        String prefix = key.substring(0, key.lastIndexOf('/') + 1);
        Long size = listed.computeIfAbsent(prefix, this::sizes).get(key);
        return size == null ? OptionalLong.empty() : OptionalLong.of(size);
    }

    private Map<String, Long> sizes(String prefix) {
        Map<String, Long> sizes = new HashMap<>();
        String after = "";
        List<StoredObject> page;
        do {
            page = store.list(prefix, after, PAGE);
            page.forEach(each -> sizes.put(each.key(), each.size()));
            after = page.isEmpty() ? "" : page.get(page.size() - 1).key();
        } while (page.size() == PAGE);
        return sizes;
    }

    @Override
    public boolean put(String object, Path file) {
        return store.putIfAbsent(DvcCache.key(object), Content.of(file));
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
