/**
 * How good predictions are before and after their labels arrive: performance estimated from calibrated scores and
 * realised once labels are there, shifts of the churn rate, change of a mean, and what it means in money.
 *
 * <p>A value that a chunk cannot define is NaN in Java and null in JSON. Accumulators belong to one thread; everything
 * else is immutable.
 */
@NullMarked
package io.github.churn4j.drift.performance;

import org.jspecify.annotations.NullMarked;
