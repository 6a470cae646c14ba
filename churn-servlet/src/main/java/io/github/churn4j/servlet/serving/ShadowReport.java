package io.github.churn4j.servlet.serving;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How a challenger's scores compare with those that were answered, since both models are at work. p is P(churn).
 *
 * @param champion the version that answered
 * @param challenger the version that scored in shadow
 * @param since when the comparing began
 * @param compared customers that both scored
 * @param incomparable customers that the challenger could not score, because its schema has other features
 * @param meanDifference mean of |p challenger − p champion|, in [0, 1]; 0 where none was compared
 * @param maxDifference the largest of them
 * @param differentDecisions customers whom one model predicts to leave and the other to stay
 * @param levels counts by the champion's risk level (row) and the challenger's (column), from low to high
 * @param correlation Pearson's, of both scores, in [−1, 1]; empty where it is not defined
 */
public record ShadowReport(
        String champion,
        String challenger,
        Instant since,
        long compared,
        long incomparable,
        double meanDifference,
        double maxDifference,
        long differentDecisions,
        List<List<Long>> levels,
        OptionalDouble correlation) {

    public ShadowReport {
        levels = levels.stream().map(List::copyOf).toList();
    }

    static List<List<Long>> levels(long[][] counts) {
        return Arrays.stream(counts)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }
}
