package io.github.churn4j.registry.store;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds who opens a root. */
final class StoreProviders {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    private StoreProviders() {}

    static ObjectStore open(String root, Function<String, @Nullable String> settings) {
        if (root.isBlank()) {
            throw new StoreException("the root is empty, expected a directory or s3://bucket/prefix");
        }
        if (root.startsWith("file:")) {
            return FileStore.open(Path.of(URI.create(root)));
        }
        if (!SCHEME.matcher(root).matches()) {
            return FileStore.open(Path.of(root));
        }
        for (StoreProvider provider : ServiceLoader.load(StoreProvider.class, StoreProvider.class.getClassLoader())) {
            Optional<ObjectStore> store = provider.open(root, settings);
            if (store.isPresent()) {
                return store.get();
            }
        }
        throw new StoreException(
                "nothing on the class path opens \"" + root + "\", expected a directory or s3://bucket/prefix");
    }
}
