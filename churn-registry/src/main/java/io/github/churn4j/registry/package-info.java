/**
 * Versions of churn models that nothing can corrupt: {@link io.github.churn4j.registry.ModelRegistry} publishes, promotes,
 * rolls back and tells who did what, over any {@link io.github.churn4j.registry.store.ObjectStore}.
 */
@NullMarked
package io.github.churn4j.registry;

import org.jspecify.annotations.NullMarked;
