/** Tests of those who tell of drift. */
@NullMarked
package io.github.churn4j.drift.alert;

import org.jspecify.annotations.NullMarked;
