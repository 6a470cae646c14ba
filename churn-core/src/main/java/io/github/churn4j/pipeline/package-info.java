/**
 * From a customer's values to the numbers a classifier reads: imputation, encoding, scaling, ratios. A pipeline is
 * first described, then fitted to training rows; only a fitted one can transform.
 */
@NullMarked
package io.github.churn4j.pipeline;

import org.jspecify.annotations.NullMarked;
