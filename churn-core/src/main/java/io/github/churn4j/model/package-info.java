/**
 * A trained churn model: the classifier in its scoring form, calibration, threshold, reference profile, provenance
 * and the bundle that keeps them together; and {@link io.github.churn4j.model.Trainer}, which learning engines fill.
 */
@NullMarked
package io.github.churn4j.model;

import org.jspecify.annotations.NullMarked;
