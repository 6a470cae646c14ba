package io.github.churn4j.evaluate;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How one candidate of a hyperparameter search did.
 *
 * @param algorithm name of the algorithm, lower case
 * @param hyperparameters by name
 * @param share fraction of each fold's training rows it was last trained on, in (0, 1]
 * @param selectionLoss log loss of its pooled out-of-fold scores after Platt scaling, which candidates were ranked by
 * @param metrics of its pooled out-of-fold probabilities, uncalibrated, at threshold .5
 */
public record CandidateScore(
        String algorithm,
        SortedMap<String, Double> hyperparameters,
        double share,
        double selectionLoss,
        Metrics metrics) {

    public CandidateScore {
        hyperparameters = Collections.unmodifiableSortedMap(new TreeMap<>(hyperparameters));
    }
}
