/**
 * How good a churn model is: metrics, intervals, curves, slices and importances, computed from probabilities and labels
 * alone. Everything here works on primitive arrays and knows neither datasets nor classifiers; nothing here learns.
 *
 * <p>Label 1 means churned. A metric that a sample cannot define (an AUC without churners, say) is NaN in Java and null
 * in JSON, never 0 and never an exception. Every number is the same on every JVM and on any number of threads.
 */
@NullMarked
package io.github.churn4j.evaluate;

import org.jspecify.annotations.NullMarked;
