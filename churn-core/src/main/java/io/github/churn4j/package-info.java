/**
 * What an application embeds: the predictor, its answers and the interfaces an application may fill.
 * Everything here is safe to share between threads unless it says otherwise.
 */
@NullMarked
package io.github.churn4j;

import org.jspecify.annotations.NullMarked;
