package io.github.churn4j.model;

/**
 * Learns a classifier. Holds its hyperparameters; immutable and thread-safe.
 *
 * <p>The same training set and seed give the same classifier, bit for bit, on any number of threads.
 */
public interface Trainer {

    /** Whether the features may hold NaN; otherwise the pipeline must impute. */
    boolean acceptsMissing();

    /**
     * Learns from a training set.
     *
     * @param seed of everything that is drawn by chance
     * @return the classifier in its scoring form
     * @throws io.github.churn4j.ChurnException if the engine cannot be loaded or refuses the data
     */
    Classifier train(TrainingSet set, long seed);
}
