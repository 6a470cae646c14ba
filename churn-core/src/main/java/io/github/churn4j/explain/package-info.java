/**
 * Why a customer got the score: what each model feature, and each field of the record behind it, added to the score or
 * took from it. Shapley values of tree ensembles and of linear models live here, and what turns them into words.
 */
@NullMarked
package io.github.churn4j.explain;

import org.jspecify.annotations.NullMarked;
