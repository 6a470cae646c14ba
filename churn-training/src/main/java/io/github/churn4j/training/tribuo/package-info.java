/**
 * Trainers on the Tribuo engine: logistic regression, one CART tree and a random forest. Everything that knows a
 * Tribuo class lives here and nowhere else; what leaves this package is a classifier in core's scoring form.
 */
@NullMarked
package io.github.churn4j.training.tribuo;

import org.jspecify.annotations.NullMarked;
