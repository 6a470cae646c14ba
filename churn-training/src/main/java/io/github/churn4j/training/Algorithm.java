package io.github.churn4j.training;

import io.github.churn4j.model.Trainer;
import io.github.churn4j.pipeline.FeaturePipeline;
import io.github.churn4j.pipeline.Scaling;
import io.github.churn4j.training.boosting.BoostingParameters;
import io.github.churn4j.training.boosting.BoostingTrainer;
import io.github.churn4j.training.tribuo.CartHyperparameters;
import io.github.churn4j.training.tribuo.CartTrainer;
import io.github.churn4j.training.tribuo.ForestHyperparameters;
import io.github.churn4j.training.tribuo.ForestTrainer;
import io.github.churn4j.training.tribuo.LogisticHyperparameters;
import io.github.churn4j.training.tribuo.LogisticTrainer;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The learning algorithms, what they are tuned by and how their features are prepared. */
public enum Algorithm {
    /** Logistic regression: {@code penalty} (1 or 2), {@code cost}. Features are standardised. */
    LOGISTIC("logistic regression", Scaling.STANDARD),
    /** One decision tree: {@code maxDepth}, {@code minLeafWeight}. */
    CART("decision tree", Scaling.NONE),
    /** Random forest: {@code trees}, {@code maxDepth}, {@code featureFraction}, {@code minLeafWeight}. */
    FOREST("random forest", Scaling.NONE),
    /**
     * Gradient boosting: {@code rounds}, {@code maxDepth}, {@code eta}, {@code subsample}, {@code colsample},
     * {@code minChildWeight}, {@code lambda}, {@code alpha}, {@code gamma}, {@code patience}.
     */
    BOOSTING("gradient boosting", Scaling.NONE);

    private final String title;
    private final Scaling scaling;

    Algorithm(String title, Scaling scaling) {
        this.title = title;
        this.scaling = scaling;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** The name for files: lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The algorithm with that key.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public static Algorithm ofKey(String key) {
        for (Algorithm algorithm : values()) {
            if (algorithm.key().equals(key)) {
                return algorithm;
            }
        }
        throw new IllegalArgumentException("algorithm is \"" + key + "\", expected logistic, cart, forest or boosting");
    }

    /** Prepares a described pipeline for this algorithm: its scaling, and missing values kept if it reads them. */
    FeaturePipeline prepare(FeaturePipeline pipeline) {
        return pipeline.withScaling(scaling).withMissingKept(this == BOOSTING);
    }

    /**
     * A trainer.
     *
     * @param hyperparameters by name; those absent take their defaults
     * @param monotone one constraint per model feature for boosting, empty for none
     * @param threads for the trees of a forest; the result does not depend on it
     * @throws IllegalArgumentException if a hyperparameter is unknown or out of range
     */
    Trainer trainer(SortedMap<String, Double> hyperparameters, int[] monotone, int threads) {
        Values values = new Values(hyperparameters);
        Trainer trainer = switch (this) {
            case LOGISTIC -> logistic(values);
            case CART -> cart(values);
            case FOREST -> forest(values).withThreads(threads);
            case BOOSTING -> BoostingTrainer.of(boosting(values)).withMonotone(monotone);
        };
        values.requireNoneLeft(key());
        return trainer;
    }

    private static Trainer logistic(Values values) {
        LogisticHyperparameters defaults = LogisticHyperparameters.defaults();
        double penalty = values.take("penalty", 2);
        if (penalty != 1 && penalty != 2) {
            throw new IllegalArgumentException("logistic penalty is " + penalty + ", expected 1 or 2");
        }
        return LogisticTrainer.of(defaults.withPenalty(
                        penalty == 1 ? LogisticHyperparameters.Penalty.L1 : LogisticHyperparameters.Penalty.L2)
                .withCost(values.take("cost", defaults.cost())));
    }

    private static Trainer cart(Values values) {
        CartHyperparameters defaults = CartHyperparameters.defaults();
        return CartTrainer.of(defaults.withMaxDepth(values.whole("maxDepth", defaults.maxDepth()))
                .withMinLeafWeight(values.take("minLeafWeight", defaults.minLeafWeight())));
    }

    private static ForestTrainer forest(Values values) {
        ForestHyperparameters defaults = ForestHyperparameters.defaults();
        return ForestTrainer.of(defaults.withTrees(values.whole("trees", defaults.trees()))
                .withMaxDepth(values.whole("maxDepth", defaults.maxDepth()))
                .withFeatureFraction(values.take("featureFraction", defaults.featureFraction()))
                .withMinLeafWeight(values.take("minLeafWeight", defaults.minLeafWeight())));
    }

    private static BoostingParameters boosting(Values values) {
        BoostingParameters defaults = BoostingParameters.defaults();
        return new BoostingParameters(
                values.whole("rounds", defaults.rounds()),
                values.whole("maxDepth", defaults.maxDepth()),
                values.take("eta", defaults.eta()),
                values.take("subsample", defaults.subsample()),
                values.take("colsample", defaults.colsample()),
                values.take("minChildWeight", defaults.minChildWeight()),
                values.take("lambda", defaults.lambda()),
                values.take("alpha", defaults.alpha()),
                values.take("gamma", defaults.gamma()),
                values.whole("patience", defaults.patience()));
    }

    /** Hyperparameters that are taken one by one, so that a misspelt one is found. */
    private static final class Values {
        private final SortedMap<String, Double> left;

        Values(SortedMap<String, Double> given) {
            left = new TreeMap<>(given);
        }

        double take(String name, double otherwise) {
            Double value = left.remove(name);
            return value == null ? otherwise : value;
        }

        int whole(String name, int otherwise) {
            double value = take(name, otherwise);
            if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(name + " is " + value + ", expected a whole number");
            }
            return (int) value;
        }

        void requireNoneLeft(String algorithm) {
            if (!left.isEmpty()) {
                throw new IllegalArgumentException(
                        algorithm + " has no hyperparameter named " + String.join(", ", left.keySet()));
            }
        }
    }
}
