package io.github.churn4j.training.tribuo;

import io.github.churn4j.model.Classifier;
import io.github.churn4j.model.Trainer;
import io.github.churn4j.model.TrainingSet;
import io.github.churn4j.pipeline.FeatureMatrix;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Training sets for tests, and just enough cross-validation to put a floor under quality. */
final class Sets {

    private Sets() {}

    static TrainingSet of(FeatureMatrix features, byte[] labels) {
        return new TrainingSet(
                features,
                labels,
                IntStream.range(0, labels.length).asLongStream().toArray());
    }

    /**
     * Rows of six features (continuous with both signs, cents, small counts with many zeros, a flag, noise, a
     * constant) and labels that depend on them by chance.
     */
    static TrainingSet random(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[rows * 6];
        byte[] labels = new byte[rows];
        for (int r = 0; r < rows; r++) {
            double a = random.nextDouble() * 4 - 2;
            double cents = Math.round(random.nextDouble() * 1e6) / 100.0;
            int count = Math.max(0, random.nextInt(8) - 3);
            int flag = random.nextInt(2);
            double[] row = {a, cents, count, flag, random.nextDouble() - 0.5, 0};
            System.arraycopy(row, 0, values, r * 6, 6);
            double logOdds = -1.5 + 1.2 * a - count + flag + (cents > 5000 ? 1 : 0);
            labels[r] = (byte) (random.nextDouble() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0);
        }
        labels[0] = 0;
        labels[1] = 1;
        return of(new FeatureMatrix(values, rows, 6), labels);
    }

    static TrainingSet select(TrainingSet set, int[] rows) {
        byte[] labels = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = set.labels()[rows[i]];
        }
        return of(set.features().select(rows), labels);
    }

    /** Each column less its mean over its standard deviation. */
    static TrainingSet standardise(TrainingSet set) {
        FeatureMatrix f = set.features();
        double[] scaled = f.values().clone();
        for (int c = 0; c < f.columns(); c++) {
            int column = c;
            double[] x = IntStream.range(0, f.rows())
                    .mapToDouble(r -> f.get(r, column))
                    .toArray();
            double mean = Arrays.stream(x).average().orElseThrow();
            double deviation = Math.sqrt(
                    Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
            for (int r = 0; r < f.rows(); r++) {
                scaled[r * f.columns() + c] = deviation == 0 ? 0 : (x[r] - mean) / deviation;
            }
        }
        return of(new FeatureMatrix(scaled, f.rows(), f.columns()), set.labels());
    }

    /** P(churn) of every row. */
    static double[] probabilities(Classifier classifier, FeatureMatrix features) {
        double[] row = new double[features.columns()];
        double[] p = new double[features.rows()];
        for (int r = 0; r < p.length; r++) {
            features.copyRow(r, row);
            p[r] = 1 / (1 + Math.exp(-classifier.margin(row)));
        }
        return p;
    }

    /** Out-of-fold probabilities of a stratified 5-fold cross-validation. */
    static double[] crossValidate(TrainingSet set, UnaryOperator<TrainingSet> scaler, Trainer trainer) {
        int[] fold = folds(set.labels(), 5, 42);
        TrainingSet scaled = scaler.apply(set);
        double[] p = new double[fold.length];
        for (int k = 0; k < 5; k++) {
            int held = k;
            int[] inside =
                    IntStream.range(0, fold.length).filter(i -> fold[i] != held).toArray();
            int[] outside =
                    IntStream.range(0, fold.length).filter(i -> fold[i] == held).toArray();
            Classifier classifier = trainer.train(select(scaled, inside), k);
            double[] predicted = probabilities(classifier, scaled.features().select(outside));
            for (int i = 0; i < outside.length; i++) {
                p[outside[i]] = predicted[i];
            }
        }
        return p;
    }

    private static int[] folds(byte[] labels, int k, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = IntStream.range(0, labels.length).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        int[] next = new int[2];
        int[] fold = new int[labels.length];
        for (int row : order) {
            fold[row] = next[labels[row]]++ % k;
        }
        return fold;
    }

    /** Area under the ROC curve by ranks, ties halved. */
    static double auc(byte[] labels, double[] p) {
        Integer[] order = IntStream.range(0, p.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, java.util.Comparator.comparingDouble(i -> p[i]));
        double rankSum = 0;
        long positives = 0;
        for (int i = 0; i < order.length; ) {
            int end = i;
            while (end < order.length && p[order[end]] == p[order[i]]) {
                end++;
            }
            for (int j = i; j < end; j++) {
                if (labels[order[j]] == 1) {
                    rankSum += (i + 1 + end) / 2.0;
                    positives++;
                }
            }
            i = end;
        }
        long negatives = labels.length - positives;
        return (rankSum - positives * (positives + 1) / 2.0) / (positives * (double) negatives);
    }

    static double logLoss(byte[] labels, double[] p) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum -= Math.log(labels[i] == 1 ? p[i] : 1 - p[i]);
        }
        return sum / p.length;
    }

    static double accuracy(byte[] labels, double[] p) {
        return IntStream.range(0, p.length)
                        .filter(i -> (p[i] > 0.5) == (labels[i] == 1))
                        .count()
                / (double) p.length;
    }
}
