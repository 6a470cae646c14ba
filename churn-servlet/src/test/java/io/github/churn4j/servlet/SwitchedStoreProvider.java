package io.github.churn4j.servlet;

import io.github.churn4j.registry.store.Content;
import io.github.churn4j.registry.store.FileStore;
import io.github.churn4j.registry.store.ObjectStore;
import io.github.churn4j.registry.store.StoreProvider;
import io.github.churn4j.registry.store.StoreUnavailableException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens {@code switched:/directory}: files that are away while a test says so. */
public final class SwitchedStoreProvider implements StoreProvider {

    private static final String SCHEME = "switched:";
    private static final Set<String> AWAY = ConcurrentHashMap.newKeySet();

    /** The root of a directory. */
    static String root(Path directory) {
        return SCHEME + directory;
    }

    static void away(Path directory, boolean away) {
        if (away) {
            AWAY.add(root(directory));
        } else {
            AWAY.remove(root(directory));
        }
    }

    @Override
    public Optional<ObjectStore> open(String root, Function<String, @Nullable String> settings) {
        if (!root.startsWith(SCHEME)) {
            return Optional.empty();
        }
        present(root);
        return Optional.of(new Switched(root, FileStore.open(Path.of(root.substring(SCHEME.length())))));
    }

    private static void present(String root) {
        if (AWAY.contains(root)) {
            throw new StoreUnavailableException("a test switched " + root + " off");
        }
    }

    private record Switched(String root, ObjectStore files) implements ObjectStore {

        private ObjectStore there() {
            present(root);
            return files;
        }

        @Override
        public String description() {
            return root;
        }

        @Override
        public boolean putIfAbsent(String key, Content content) {
            return there().putIfAbsent(key, content);
        }

        @Override
        public Optional<byte[]> get(String key, int maxBytes) {
            return there().get(key, maxBytes);
        }

        @Override
        public Optional<InputStream> open(String key) {
            return there().open(key);
        }

        @Override
        public Optional<StoredObject> stat(String key) {
            return there().stat(key);
        }

        @Override
        public Optional<String> first(String prefix) {
            return there().first(prefix);
        }

        @Override
        public List<StoredObject> list(String prefix, String after, int limit) {
            return there().list(prefix, after, limit);
        }

        @Override
        public List<String> children(String prefix) {
            return there().children(prefix);
        }

        @Override
        public boolean touch(String key) {
            return there().touch(key);
        }

        @Override
        public boolean delete(String key) {
            return there().delete(key);
        }
    }
}
