package io.github.churn4j.benchmarks;

import de.bwaldvogel.liblinear.Linear;
import io.github.churn4j.model.Calibration;
import io.github.churn4j.model.LogisticClassifier;
import io.github.churn4j.model.TrainingSet;
import io.github.churn4j.model.TreeEnsemble;
import io.github.churn4j.pipeline.Scaling;
import io.github.churn4j.training.tribuo.ForestTrainer;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.liblinear.LibLinearClassificationModel;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Logistic regression and a random forest of 100 trees, scored by churn4j and by Tribuo. A row arrives as numbers; what
 * each library needs to hold it is made within the call. The logistic model is one and the same, which the setup checks;
 * the forests are each library's own, learned from the same 2,000 rows, because Tribuo counts votes and churn4j averages
 * probabilities.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TribuoComparison {

    private static final int TRAINING_ROWS = 2_000;
    private static final int ROWS = 1024;
    private static final int TREES = 100;
    private static final Label STAYED = new Label("0");
    private static final Label LEFT = new Label("1");

    private final TrainingSet set = SimulatedTraining.of(TRAINING_ROWS, Scaling.STANDARD);
    private final double[][] rows = SimulatedTraining.rows(set, ROWS);
    private final String[] names = names();
    private final LibLinearClassificationModel theirLogistic = theirLogistic();
    private final LogisticClassifier ourLogistic = sameLogistic();
    private final Model<Label> theirForest = theirForest();
    private final TreeEnsemble ourForest = ForestTrainer.withDefaults().train(set, 42);
    private int next;

    private String[] names() {
        String[] columns = new String[set.features().columns()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = "f" + (100 + c);
        }
        return columns;
    }

    private Example<Label> example(double[] row, Label label) {
        return new ArrayExample<>(label, names, row);
    }

    private MutableDataset<Label> dataset() {
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("simulated customers", factory), factory);
        double[][] all = SimulatedTraining.rows(set, TRAINING_ROWS);
        for (int r = 0; r < all.length; r++) {
            dataset.add(example(all[r], set.labels()[r] == 1 ? LEFT : STAYED));
        }
        return dataset;
    }

    private LibLinearClassificationModel theirLogistic() {
        Linear.disableDebugOutput();
        return (LibLinearClassificationModel)
                new LibLinearClassificationTrainer(new LinearClassificationType(LinearType.L2R_LR), 1, 1000, 1e-4)
                        .train(dataset());
    }

    private LogisticClassifier sameLogistic() {
        var solved = theirLogistic.getInnerModels().get(0);
        double[] solution = solved.getFeatureWeights();
        double sign = solved.getLabels()[0] == theirLogistic.getOutputIDInfo().getID(LEFT) ? 1 : -1;
        double[] weights = new double[names.length];
        for (int c = 0; c < names.length; c++) {
            weights[c] = sign * solution[theirLogistic.getFeatureIDMap().getID(names[c])];
        }
        return new LogisticClassifier(sign * solution[names.length], weights, new double[names.length]);
    }

    private Model<Label> theirForest() {
        CARTClassificationTrainer tree = new CARTClassificationTrainer(100, .3f, 42);
        return new RandomForestTrainer<>(tree, new VotingCombiner(), TREES, 42).train(dataset());
    }

    /** The logistic models must be one, and the forests agree on nearly all rows. */
    @Setup
    public void requireLikeAnswers() {
        int agreed = 0;
        for (double[] row : rows) {
            double own = Calibration.sigmoid(ourLogistic.margin(row));
            double other = score(theirLogistic.predict(example(row, STAYED)));
            if (Math.abs(own - other) > 1e-12) {
                throw new IllegalStateException("logistic regression: churn4j says " + own + ", Tribuo " + other);
            }
            boolean vote = score(theirForest.predict(example(row, STAYED))) > .5;
            agreed += (ourForest.margin(row) > 0) == vote ? 1 : 0;
        }
        if (agreed < .98 * ROWS) {
            throw new IllegalStateException("the forests agree on " + agreed + " of " + ROWS + " rows only");
        }
    }

    private static double score(Prediction<Label> prediction) {
        return Objects.requireNonNull(prediction.getOutputScores().get("1")).getScore();
    }

    private double[] row() {
        return rows[next++ & (ROWS - 1)];
    }

    /** P(churn) by churn4j. */
    @Benchmark
    public double tribuoLogisticOurs() {
        return Calibration.sigmoid(ourLogistic.margin(row()));
    }

    /** P(churn) by Tribuo. */
    @Benchmark
    public Prediction<Label> tribuoLogisticNative() {
        return theirLogistic.predict(example(row(), STAYED));
    }

    /** A forest by churn4j. */
    @Benchmark
    public double tribuoForestOurs() {
        return ourForest.margin(row());
    }

    /** A forest by Tribuo. */
    @Benchmark
    public Prediction<Label> tribuoForestNative() {
        return theirForest.predict(example(row(), STAYED));
    }
}
