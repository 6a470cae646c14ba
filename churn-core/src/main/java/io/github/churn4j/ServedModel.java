package io.github.churn4j;

import io.github.churn4j.model.ChurnModel;

/**
 * A model as some place offers it to be served.
 *
 * @param model the model
 * @param version how that place calls it; the same version of the same place is always the same model
 * @param origin where it was found, such as a file name or {@code bank-churn@champion}; holds no secret
 */
public record ServedModel(ChurnModel model, String version, String origin) {}
