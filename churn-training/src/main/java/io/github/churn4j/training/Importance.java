package io.github.churn4j.training;

import io.github.churn4j.data.Dataset;
import io.github.churn4j.evaluate.FieldImportance;
import io.github.churn4j.evaluate.PermutationImportance;
import io.github.churn4j.evaluate.Scores;
import io.github.churn4j.model.Calibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Permutation importance of the customer's own fields. */
final class Importance {

    private static final int REPEATS = 5;
    private static final int MOST_ROWS = 10_000;

    private final Dataset data;
    private final TrainingConfiguration configuration;
    private final TrialRunner.Fitted fitted;
    private final Calibration calibration;

    Importance(Dataset data, TrainingConfiguration configuration, TrialRunner.Fitted fitted, Calibration calibration) {
        this.data = data;
        this.configuration = configuration;
        this.fitted = fitted;
        this.calibration = calibration;
    }

    /** Measured on at most 10,000 of the given rows; most important first. */
    List<FieldImportance> of(int[] rows) {
        int[] sample = sample(rows);
        byte[] labels = new byte[sample.length];
        for (int i = 0; i < sample.length; i++) {
            labels[i] = (byte) data.label(sample[i]);
        }
        int[] identity = new int[sample.length];
        Arrays.setAll(identity, i -> i);
        Scores scores = Scores.of(probabilities(sample, new int[0], identity), labels);
        List<int[]> groups = FieldGroups.of(data, sample, configuration.together());
        List<PermutationImportance> measured = PermutationImportance.of(
                scores,
                groups,
                (fields, permutation) -> probabilities(sample, fields, permutation),
                REPEATS,
                configuration.seed());
        List<FieldImportance> importance = new ArrayList<>();
        for (PermutationImportance each : measured) {
            List<String> columns = each.fields().stream()
                    .map(f -> data.schema().features().get(f).column())
                    .toList();
            importance.add(new FieldImportance(columns, each.logLossIncrease(), each.logLossSd(), each.aucDecrease()));
        }
        importance.sort(
                Comparator.comparingDouble(FieldImportance::logLossIncrease).reversed());
        return importance;
    }

    private int[] sample(int[] rows) {
        if (rows.length <= MOST_ROWS) {
            return rows;
        }
        int[] shuffled = rows.clone();
        SplittableRandom random = new SplittableRandom(configuration.seed());
        for (int i = 0; i < MOST_ROWS; i++) {
            int j = i + random.nextInt(shuffled.length - i);
            int swap = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = swap;
        }
        int[] sample = Arrays.copyOf(shuffled, MOST_ROWS);
        Arrays.sort(sample);
        return sample;
    }

    private double[] probabilities(int[] rows, int[] fields, int[] permutation) {
        double[] slots = new double[data.schema().features().size()];
        double[] features = new double[fitted.pipeline().width()];
        double[] probabilities = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            data.copyRow(rows[i], slots);
            for (int field : fields) {
                slots[field] = data.slot(rows[permutation[i]], field);
            }
            fitted.pipeline().transform(slots, features);
            probabilities[i] = calibration.apply(fitted.classifier().margin(features));
        }
        return probabilities;
    }
}
