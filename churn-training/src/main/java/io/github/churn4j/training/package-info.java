/** Learning a churn model: from a checked dataset to a measured, calibrated bundle. */
@NullMarked
package io.github.churn4j.training;

import org.jspecify.annotations.NullMarked;
