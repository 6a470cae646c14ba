package io.github.churn4j.maven.drift;

import io.github.churn4j.model.Classifier;
import io.github.churn4j.model.Trainer;
import io.github.churn4j.model.TrainingSet;
import io.github.churn4j.training.boosting.BoostingParameters;
import io.github.churn4j.training.boosting.BoostingTrainer;
import io.github.churn4j.training.boosting.EngineUnavailableException;
import io.github.churn4j.training.tribuo.ForestHyperparameters;
import io.github.churn4j.training.tribuo.ForestTrainer;

/**
 * Learns to tell current customers from those of the reference: 100 small trees by boosting, or, where its engine cannot be
 * loaded, a small forest, which takes longer.
 */
final class TellingApart implements Trainer {

    private static final BoostingParameters BOOSTING =
            BoostingParameters.defaults().withRounds(100).withMaxDepth(3);
    private static final ForestHyperparameters FOREST =
            ForestHyperparameters.defaults().withTrees(50).withMaxDepth(8).withMinLeafWeight(5);

    @Override
    public boolean acceptsMissing() {
        return false; // the forest does not
    }

    @Override
    public Classifier train(TrainingSet set, long seed) {
        try {
            return BoostingTrainer.of(BOOSTING).train(set, seed);
        } catch (EngineUnavailableException e) {
            return ForestTrainer.of(FOREST).train(set, seed);
        }
    }
}
