package io.github.churn4j.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The metrics of the customers who share one category.
 *
 * @param column the feature that cuts the slices
 * @param category the value shared by the rows
 * @param n rows in the slice, 1 or more
 * @param positives churners among them
 * @param metrics their metrics; those a slice cannot define are NaN
 */
public record SliceEvaluation(String column, String category, int n, int positives, Metrics metrics) {

    /**
     * Measures each category of one column; O(n log categories).
     *
     * @param categories the column's value for each row
     * @return one evaluation per category that occurs, in the natural order of the names
     */
    public static List<SliceEvaluation> of(
            String column, List<String> categories, Scores scores, double threshold, ProfitParameters profit) {
        if (categories.size() != scores.size()) {
            throw new IllegalArgumentException("column '" + column + "' has " + categories.size() + " categories for "
                    + scores.size() + " rows, expected one each");
        }
        Map<String, List<Integer>> rows = new TreeMap<>();
        for (int row = 0; row < scores.size(); row++) {
            rows.computeIfAbsent(categories.get(row), category -> new ArrayList<>())
                    .add(row);
        }
        List<SliceEvaluation> slices = new ArrayList<>();
        rows.forEach((category, members) -> {
            Scores slice =
                    scores.select(members.stream().mapToInt(Integer::intValue).toArray());
            Metrics metrics = Metrics.of(slice, threshold, profit);
            slices.add(new SliceEvaluation(column, category, slice.size(), slice.positives(), metrics));
        });
        return List.copyOf(slices);
    }
}
