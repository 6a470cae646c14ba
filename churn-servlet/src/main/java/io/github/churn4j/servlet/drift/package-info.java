/** Drift of the customers and scores that a service answers: what watches them, and how it is told. Alone names the module churn-drift, and is loaded only where that is. */
@NullMarked
package io.github.churn4j.servlet.drift;

import org.jspecify.annotations.NullMarked;
