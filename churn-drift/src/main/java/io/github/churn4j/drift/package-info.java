/** Drift of a batch: current customers against a reference, feature by feature, with a verdict and what it rests on. */
@NullMarked
package io.github.churn4j.drift;

import org.jspecify.annotations.NullMarked;
