package io.github.churn4j.registry;

import io.github.churn4j.registry.store.CorruptObjectException;
import io.github.churn4j.registry.store.ObjectStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents, which never change, once: from memory, else from the local cache, else from the store. Every reading
 * from bytes checks them. Thread-safe.
 */
final class Shelf {

    private static final int MOST = 4_096;

    private final ObjectStore store;
    private final @Nullable LocalCache cache;
    private final Map<String, Object> memory = new LinkedHashMap<>(16, .75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Object> eldest) {
            return size() > MOST;
        }
    };

    Shelf(ObjectStore store, @Nullable LocalCache cache) {
        this.store = store;
        this.cache = cache;
    }

    /** The document, empty if there is none. */
    <T> Optional<T> find(String key, Class<T> type, Function<byte[], T> reader) {
        return remembered(key, type).or(() -> copied(key, reader)).or(() -> fetched(key, reader));
    }

    /** The same without asking the local cache: for what a rewritten store must not hide behind. */
    <T> Optional<T> findInStore(String key, Class<T> type, Function<byte[], T> reader) {
        return remembered(key, type).or(() -> fetched(key, reader));
    }

    /** The same without asking the store. */
    <T> Optional<T> findHere(String key, Class<T> type, Function<byte[], T> reader) {
        return remembered(key, type).or(() -> copied(key, reader));
    }

    private <T> Optional<T> remembered(String key, Class<T> type) {
        synchronized (memory) {
            return Optional.ofNullable(memory.get(key)).map(type::cast);
        }
    }

    private <T> Optional<T> copied(String key, Function<byte[], T> reader) {
        if (cache == null) {
            return Optional.empty();
        }
        try {
            Optional<T> document = cache.get(key, SealedDocument.LARGEST).map(reader);
            document.ifPresent(each -> remember(key, each));
            return document;
        } catch (CorruptObjectException e) {
            cache.drop(key);
            return Optional.empty();
        }
    }

    private <T> Optional<T> fetched(String key, Function<byte[], T> reader) {
        return store.get(key, SealedDocument.LARGEST).map(bytes -> {
            T document = reader.apply(bytes);
            keep(key, document, bytes);
            return document;
        });
    }

    /** Keeps what was just written. */
    void keep(String key, Object document, byte[] bytes) {
        remember(key, document);
        if (cache != null) {
            cache.put(key, bytes);
        }
    }

    private void remember(String key, Object document) {
        synchronized (memory) {
            memory.put(key, document);
        }
    }
}
