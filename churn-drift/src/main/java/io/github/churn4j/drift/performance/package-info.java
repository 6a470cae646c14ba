/** How good predictions are before and after their labels arrive: estimates from calibrated scores, shifts of the churn rate, change of a mean, and what it means in money. */
@NullMarked
package io.github.churn4j.drift.performance;

import org.jspecify.annotations.NullMarked;
