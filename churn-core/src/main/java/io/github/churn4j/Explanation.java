package io.github.churn4j;

import io.github.churn4j.explain.Explainer;
import java.util.Comparator;
import java.util.List;

/**
 * Why a customer got its score: a base value, and what each field adds. They add up to the score before calibration:
 * exactly for logistic regression, to rounding for trees.
 *
 * @param baseValue the score of a customer of whom nothing is known
 * @param scale what base value and contributions are measured in
 * @param reasons one per field, in the schema's order, ratios after it
 */
public record Explanation(double baseValue, Explainer.Scale scale, List<Reason> reasons) {

    public Explanation {
        reasons = List.copyOf(reasons);
    }

    /** The reasons that weigh most, in either direction, the heaviest first. */
    public List<Reason> top(int count) {
        return reasons.stream()
                .sorted(Comparator.comparingDouble((Reason r) -> Math.abs(r.contribution()))
                        .reversed())
                .limit(count)
                .toList();
    }

    /** The score before calibration: base value plus all contributions. */
    public double score() {
        return baseValue + reasons.stream().mapToDouble(Reason::contribution).sum();
    }
}
