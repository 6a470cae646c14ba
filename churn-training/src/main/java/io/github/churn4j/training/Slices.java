package io.github.churn4j.training;

import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.evaluate.Scores;
import io.github.churn4j.evaluate.SliceEvaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The same figures by category: of the declared columns, or of all with at most ten levels. */
final class Slices {

    private static final int MOST_LEVELS = 10;

    private final Dataset data;
    private final TrainingConfiguration configuration;

    Slices(Dataset data, TrainingConfiguration configuration) {
        this.data = data;
        this.configuration = configuration;
    }

    List<SliceEvaluation> of(int[] rows, Scores scores, double threshold) {
        List<SliceEvaluation> slices = new ArrayList<>();
        for (int slot : columns()) {
            Feature feature = data.schema().features().get(slot);
            List<String> categories = Arrays.stream(rows)
                    .mapToObj(r -> feature.format(data.slot(r, slot)))
                    .map(text -> text.isEmpty() ? "(missing)" : text)
                    .toList();
            slices.addAll(SliceEvaluation.of(feature.column(), categories, scores, threshold, configuration.profit()));
        }
        return slices;
    }

    private List<Integer> columns() {
        List<Integer> slots = new ArrayList<>();
        if (!configuration.slices().isEmpty()) {
            for (String column : configuration.slices()) {
                int slot = data.schema().requireSlot(column);
                if (data.schema().features().get(slot) instanceof NumericFeature) {
                    throw new IllegalArgumentException(
                            "churn.slices names '" + column + "', expected a binary or categorical feature");
                }
                slots.add(slot);
            }
            return slots;
        }
        for (int slot = 0; slot < data.schema().features().size(); slot++) {
            Feature feature = data.schema().features().get(slot);
            boolean many =
                    feature instanceof CategoricalFeature c && c.categories().size() > MOST_LEVELS;
            if (!(feature instanceof NumericFeature) && !many) {
                slots.add(slot);
            }
        }
        return slots;
    }
}
