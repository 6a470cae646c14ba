/**
 * What things cost: JMH benchmarks, the random models and rows they score, and the guard that holds ratios and
 * allocations to stated bounds. Nothing here is published.
 */
@NullMarked
package io.github.churn4j.benchmarks;

import org.jspecify.annotations.NullMarked;
