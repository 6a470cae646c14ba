/** Gradient boosting by XGBoost, called directly through xgboost4j; ends as a tree ensemble of the core. */
@NullMarked
package io.github.churn4j.training.boosting;

import org.jspecify.annotations.NullMarked;
