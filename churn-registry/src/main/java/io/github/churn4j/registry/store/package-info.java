/**
 * Where bytes are kept: a key-value store whose one writing primitive is put-if-absent, on a file system, and behind
 * {@link io.github.churn4j.registry.store.StoreProvider} anywhere else. Knows nothing of models.
 */
@NullMarked
package io.github.churn4j.registry.store;

import org.jspecify.annotations.NullMarked;
