package io.github.churn4j.registry;

import io.github.churn4j.internal.io.Sha256;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.store.Content;
import io.github.churn4j.registry.store.CorruptObjectException;
import io.github.churn4j.registry.store.ObjectStore;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores and reads bundles under their SHA-256. Thread-safe. */
final class BundleShelf {

    /** Bytes of the largest bundle. */
    static final int LARGEST = 1 << 30;

    private final ObjectStore store;
    private final @Nullable LocalCache cache;

    BundleShelf(ObjectStore store, @Nullable LocalCache cache) {
        this.store = store;
        this.cache = cache;
    }

    /** Stores a bundle, or makes one that is there look new, so that a sweep spares it until its version is written. */
    void put(ChurnModel model) {
        if (model.size() > LARGEST) {
            throw new IllegalArgumentException(
                    "the bundle has " + model.size() + " bytes, a registry takes up to " + LARGEST);
        }
        String key = Layout.blob(model.sha256());
        while (!store.putIfAbsent(key, new BundleContent(model))) {
            Optional<ObjectStore.StoredObject> there = store.stat(key);
            if (there.isPresent()) {
                check(key, there.get().size(), model);
            }
            if (there.isPresent() && store.touch(key)) {
                return;
            } // else a sweep removed it meanwhile
        }
    }

    /** A version must not be built on a bundle that has rotted since somebody else stored it. */
    private void check(String key, long size, ChurnModel model) {
        if (size != model.size()) {
            throw new CorruptObjectException(key, "it has " + size + " bytes, expected " + model.size());
        }
        store.get(key, (int) size)
                .flatMap(bytes -> wrong(bytes, model.size(), model.sha256()))
                .ifPresent(what -> {
                    throw new CorruptObjectException(key, what + "; remove it and publish again");
                });
    }

    /** A bundle's bytes, to store. */
    static Content content(ChurnModel model) {
        return new BundleContent(model);
    }

    /** A version's bundle, checked before it is parsed. */
    ChurnModel get(ModelVersion version) {
        String key = Layout.blob(version.sha256());
        if (version.size() < 1 || version.size() > LARGEST) {
            throw new CorruptObjectException(
                    Layout.version(version.name(), version.number()),
                    "its bundle's size is " + version.size() + ", expected [1, " + LARGEST + "]");
        }
        byte[] bytes = cached(key, version).orElseGet(() -> fetched(key, version));
        return ChurnModel.read(bytes, version.reference() + " (" + key + ")");
    }

    private Optional<byte[]> cached(String key, ModelVersion version) {
        if (cache == null) {
            return Optional.empty();
        }
        Optional<byte[]> bytes = cache.get(key, LARGEST);
        if (bytes.isPresent()
                && wrong(bytes.get(), version.size(), version.sha256()).isPresent()) {
            cache.drop(key);
            return Optional.empty();
        }
        return bytes;
    }

    private byte[] fetched(String key, ModelVersion version) {
        long size = store.stat(key)
                .orElseThrow(
                        () -> new CorruptObjectException(key, "it is missing, " + version.reference() + " needs it"))
                .size();
        if (size != version.size()) {
            throw new CorruptObjectException(key, "it has " + size + " bytes, expected " + version.size());
        }
        byte[] bytes = store.get(key, (int) version.size())
                .orElseThrow(
                        () -> new CorruptObjectException(key, "it is missing, " + version.reference() + " needs it"));
        wrong(bytes, version.size(), version.sha256()).ifPresent(what -> {
            throw new CorruptObjectException(key, what);
        });
        if (cache != null) {
            cache.put(key, bytes);
        }
        return bytes;
    }

    private static Optional<String> wrong(byte[] bytes, long size, String sha256) {
        if (bytes.length != size) {
            return Optional.of("it has " + bytes.length + " bytes, expected " + size);
        }
        String found = Sha256.of(bytes);
        return found.equals(sha256) ? Optional.empty() : Optional.of("its SHA-256 is " + found);
    }

    /** A bundle's bytes in memory. */
    private record BundleContent(ChurnModel model) implements Content {

        @Override
        public long size() {
            return model.size();
        }

        @Override
        public InputStream open() {
            return model.open();
        }
    }
}
