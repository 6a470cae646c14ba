/** Fast ways to add up decision trees, each equal to the plain pointer walk to the last bit. No API. */
@NullMarked
package io.github.churn4j.internal.trees;

import org.jspecify.annotations.NullMarked;
