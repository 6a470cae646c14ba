package io.github.churn4j.drift;

import io.github.churn4j.data.Dataset;
import io.github.churn4j.evaluate.Ranking;
import io.github.churn4j.model.Classifier;
import io.github.churn4j.model.Trainer;
import io.github.churn4j.model.TrainingSet;
import io.github.churn4j.pipeline.FeaturePipeline;
import io.github.churn4j.pipeline.FittedPipeline;
import io.github.churn4j.pipeline.Scaling;
import java.util.Arrays;
import java.util.SplittableRandom;

/** One fold, scored by a pipeline and a classifier that were fitted to the others. */
final class DomainFold {

    private final Dataset data;
    private final int[] rows;
    private final byte[] sides;
    private final FittedPipeline pipeline;
    private final Classifier classifier;
    private final Ranking ranking;

    private DomainFold(Dataset data, int[] rows, byte[] sides, FittedPipeline pipeline, Classifier classifier) {
        this.data = data;
        this.rows = rows;
        this.sides = sides;
        this.pipeline = pipeline;
        this.classifier = classifier;
        int[] own = new int[rows.length];
        Arrays.setAll(own, i -> i);
        ranking = ranking(-1, own);
    }

    static DomainFold of(DomainRows all, int fold, Trainer trainer, long seed) {
        int[] others = all.rows(fold, false);
        FittedPipeline pipeline = FeaturePipeline.withDefaults()
                .withScaling(Scaling.STANDARD)
                .withMissingKept(trainer.acceptsMissing())
                .fit(all.data(), others);
        TrainingSet set =
                new TrainingSet(pipeline.transform(all.data(), others), all.sides(others), all.groups(others));
        int[] rows = all.rows(fold, true);
        return new DomainFold(all.data(), rows, all.sides(rows), pipeline, trainer.train(set, seed + fold));
    }

    /** The fold's rows by score, where row i takes one feature, if any (-1), from another row of the fold. */
    private Ranking ranking(int feature, int[] from) {
        double[] slots = new double[data.schema().features().size()];
        double[] features = new double[pipeline.width()];
        double[] margins = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            data.copyRow(rows[i], slots);
            if (feature >= 0) {
                slots[feature] = data.slot(rows[from[i]], feature);
            }
            pipeline.transform(slots, features);
            margins[i] = classifier.margin(features);
        }
        return Ranking.of(margins, sides);
    }

    /** How many pairs of a reference and a current customer there are. */
    double pairs() {
        return (double) ranking.positives() * (ranking.rows() - ranking.positives());
    }

    /** In how many of them the current one scores higher, ties counting half: Mann and Whitney's U. */
    double u() {
        return ranking.auc() * pairs();
    }

    /** The same after shuffling one feature within the fold. */
    double shuffledU(int feature, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] from = new int[rows.length];
        for (int i = 0; i < from.length; i++) {
            int j = random.nextInt(i + 1);
            from[i] = from[j];
            from[j] = i;
        }
        return ranking(feature, from).auc() * pairs();
    }

    /** The variance of U where sides say nothing: all ways to hand out the sides are equally likely, ties included. */
    double variance() {
        double n = ranking.rows();
        double ties = 0;
        for (int k = 0; k < ranking.size(); k++) {
            double t = ranking.rows(k);
            ties += t * t * t - t;
        }
        return pairs() / 12 * (n + 1 - ties / (n * (n - 1)));
    }
}
