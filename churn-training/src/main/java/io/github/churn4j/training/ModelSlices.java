package io.github.churn4j.training;

import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.evaluate.ProfitParameters;
import io.github.churn4j.evaluate.Scores;
import io.github.churn4j.evaluate.SliceEvaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The same figures by category: of the declared columns, or of all with at most ten levels. */
public final class ModelSlices {

    private static final int MOST_LEVELS = 10;

    private ModelSlices() {}

    /** All rows of a dataset by every feature with at most ten levels, at the default costs. */
    public static List<SliceEvaluation> of(Dataset data, Scores scores, double threshold) {
        int[] rows = IntStream.range(0, data.size()).toArray();
        return of(data, rows, scores, threshold, List.of(), ProfitParameters.defaults());
    }

    /**
     * Some rows by category.
     *
     * @param scores one per given row
     * @param declared columns to cut by; empty for every feature with at most ten levels
     * @throws IllegalArgumentException if a declared column is no binary or categorical feature
     */
    static List<SliceEvaluation> of(
            Dataset data, int[] rows, Scores scores, double threshold, List<String> declared, ProfitParameters profit) {
        List<SliceEvaluation> slices = new ArrayList<>();
        for (int slot : columns(data, declared)) {
            Feature feature = data.schema().features().get(slot);
            List<String> categories = Arrays.stream(rows)
                    .mapToObj(r -> feature.format(data.slot(r, slot)))
                    .map(text -> text.isEmpty() ? "(missing)" : text)
                    .toList();
            slices.addAll(SliceEvaluation.of(feature.column(), categories, scores, threshold, profit));
        }
        return slices;
    }

    /** Positions of the features to cut by; refuses declared ones that cannot be. */
    static List<Integer> columns(Dataset data, List<String> declared) {
        List<Integer> slots = new ArrayList<>();
        if (!declared.isEmpty()) {
            for (String column : declared) {
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
