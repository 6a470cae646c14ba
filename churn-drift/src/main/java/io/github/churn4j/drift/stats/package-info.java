/** Statistics of two samples on plain arrays: tests, distances and the tails of their distributions. Knows no customers. */
@NullMarked
package io.github.churn4j.drift.stats;

import org.jspecify.annotations.NullMarked;
