package io.github.churn4j.training.tribuo;

import de.bwaldvogel.liblinear.Model;
import io.github.churn4j.ChurnException;
import io.github.churn4j.model.LogisticClassifier;
import io.github.churn4j.model.Trainer;
import io.github.churn4j.model.TrainingSet;
import io.github.churn4j.pipeline.FeatureMatrix;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.liblinear.LibLinearClassificationModel;
import org.tribuo.impl.ArrayExample;

/**
 * Learns logistic regression with an L1 or L2 penalty, on the Tribuo engine's LIBLINEAR solvers.
 *
 * <p>Minimises {@code penalty(w) + C · Σ log(1 + exp(−y·(w·x + b)))} with y = ±1. The intercept b is not penalised
 * (the engine's default would pull it towards even odds). Features must be finite and should be scaled to like
 * spreads, since one penalty applies to all and the solvers converge slowly otherwise.
 *
 * <p>Cost O(iterations·n·d), and about 40·n·d bytes while it runs. L2 uses a trust-region Newton method that draws
 * nothing by chance: the seed has no effect. L1 uses coordinate descent in random order: the seed moves the weights
 * within the tolerance. Each call owns its generator, so the result depends on no other training in the process, on
 * any number of threads; only the last bits may differ between processor families, whose exponential functions do.
 * Immutable and thread-safe; runs on the calling thread. The first use turns LIBLINEAR's
 * console output off for the whole process.
 *
 * <p>Lin, Weng, Keerthi: Trust region Newton method for large-scale logistic regression, JMLR 9, 2008 (L2). Yuan, Ho,
 * Lin: An improved GLMNET for L1-regularized logistic regression, JMLR 13, 2012 (L1).
 */
public final class LogisticTrainer implements Trainer {

    private final LogisticHyperparameters hyperparameters;

    private LogisticTrainer(LogisticHyperparameters hyperparameters) {
        this.hyperparameters = hyperparameters;
    }

    /** A trainer with the given hyperparameters. */
    public static LogisticTrainer of(LogisticHyperparameters hyperparameters) {
        return new LogisticTrainer(hyperparameters);
    }

    /** A trainer with {@link LogisticHyperparameters#defaults()}. */
    public static LogisticTrainer withDefaults() {
        return of(LogisticHyperparameters.defaults());
    }

    /** What it was made with. */
    public LogisticHyperparameters hyperparameters() {
        return hyperparameters;
    }

    /** False: the pipeline must impute. */
    @Override
    public boolean acceptsMissing() {
        return false;
    }

    /**
     * Learns weights and intercept.
     *
     * @throws ChurnException if a feature is NaN or infinite, or so large that the solver overflows
     * @throws java.util.concurrent.CancellationException if the thread is interrupted beforehand; it stays
     *     interrupted
     */
    @Override
    public LogisticClassifier train(TrainingSet set, long seed) {
        Interruption.check("before the logistic regression was fitted");
        return convert(fit(set, seed), means(set.features()));
    }

    /** The engine's own model. */
    LibLinearClassificationModel fit(TrainingSet set, long seed) {
        FreeInterceptLogistic engine = new FreeInterceptLogistic(hyperparameters, seed);
        return (LibLinearClassificationModel) engine.train(dataset(set));
    }

    private static MutableDataset<Label> dataset(TrainingSet set) {
        FeatureMatrix features = set.features();
        String[] names = Labels.featureNames(features.columns());
        MutableDataset<Label> dataset = Labels.emptyDataset();
        double[] row = new double[features.columns()];
        for (int r = 0; r < features.rows(); r++) {
            for (int c = 0; c < row.length; c++) {
                row[c] = BinnedFeatures.finite(features, r, c);
            }
            dataset.add(new ArrayExample<>(Labels.of(set.labels()[r]), names, row));
        }
        return dataset;
    }

    private static double[] means(FeatureMatrix features) {
        double[] means = new double[features.columns()];
        for (int c = 0; c < means.length; c++) {
            for (int r = 0; r < features.rows(); r++) {
                means[c] += features.get(r, c);
            }
            means[c] /= features.rows();
        }
        return means;
    }

    private static LogisticClassifier convert(LibLinearClassificationModel model, double[] means) {
        int columns = means.length;
        Model solved = model.getInnerModels().get(0);
        double[] solution = solved.getFeatureWeights();
        // the solution speaks for whichever class the solver met first
        double sign = solved.getLabels()[0] == model.getOutputIDInfo().getID(Labels.LEFT) ? 1 : -1;
        ImmutableFeatureMap ids = model.getFeatureIDMap();
        String[] names = Labels.featureNames(columns);
        double[] weights = new double[columns];
        boolean finite = true;
        for (int c = 0; c < columns; c++) {
            weights[c] = sign * solution[ids.getID(names[c])];
            finite &= Double.isFinite(weights[c]);
        }
        double intercept = sign * solution[columns];
        if (!finite || !Double.isFinite(intercept)) {
            throw new ChurnException("logistic regression ended in weights that are not finite numbers;"
                    + " scale the features in the pipeline");
        }
        return new LogisticClassifier(intercept, weights, means);
    }
}
