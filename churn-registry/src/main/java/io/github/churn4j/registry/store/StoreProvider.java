package io.github.churn4j.registry.store;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens roots of one kind; found by {@link java.util.ServiceLoader}. */
public interface StoreProvider {

    /**
     * The store of a root, empty if roots of this kind are others' to open.
     *
     * @param settings the value of a setting, null where it is not set
     * @throws io.github.churn4j.ChurnException if the root is of this kind and cannot be used
     */
    Optional<ObjectStore> open(String root, Function<String, @Nullable String> settings);
}
