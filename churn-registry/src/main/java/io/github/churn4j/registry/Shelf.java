package io.github.churn4j.registry;

import io.github.churn4j.registry.store.CorruptObjectException;
import io.github.churn4j.registry.store.ObjectStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents, which never change, once: from memory, else from the local cache, else from the store. Every reading
 * from bytes checks them. Thread-safe; closing ends its threads and nothing else.
 */
final class Shelf implements AutoCloseable {

    private static final int MOST = 4_096;

    /** So many are read one after another. */
    private static final int FEW = 2;

    private final ObjectStore store;
    private final @Nullable LocalCache cache;
    private final ReadAhead ahead = new ReadAhead();
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

    /**
     * Reads several documents and hands them over in order; those that are not in memory several at once.
     *
     * @param place the key of the document that one of the keys means
     */
    <K, T> void each(List<K> keys, Function<K, String> place, Function<K, T> reader, BiConsumer<K, T> action) {
        if (isFew(keys, place)) {
            keys.forEach(key -> action.accept(key, reader.apply(key)));
        } else {
            ahead.each(keys, reader, action);
        }
    }

    private <K> boolean isFew(List<K> keys, Function<K, String> place) {
        synchronized (memory) {
            return keys.stream()
                            .filter(key -> !memory.containsKey(place.apply(key)))
                            .limit(FEW + 1L)
                            .count()
                    <= FEW;
        }
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

    @Override
    public void close() {
        ahead.close();
    }
}
