/**
 * From raw margins to probabilities that can be trusted, and from probabilities to decisions: fits calibration maps and
 * chooses thresholds.
 *
 * <p>Input is always out of sample: margins that a classifier gave to rows it was not fitted on, with the fold in which
 * each row was held out. Everything is deterministic and needs no seed; the classes are stateless or immutable.
 */
@NullMarked
package io.github.churn4j.training.calibrate;

import org.jspecify.annotations.NullMarked;
