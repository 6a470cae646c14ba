package io.github.churn4j.drift.performance;

import java.util.Arrays;

/**
 * Scores and probabilities of a chunk, with the rows gathered by equal score, lowest first.
 *
 * <p>Implementation note. The distinct scores are sorted; each row finds its group by binary search, O(n log n).
 */
final class RankedChunk {
    private final double[] scores;
    private final double[] probabilities;
    private final int[] group;
    private final double[] groupRows;
    private final double[] groupChurners;

    private RankedChunk(double[] scores, double[] probabilities, double[] distinct) {
        this.scores = scores;
        this.probabilities = probabilities;
        group = new int[scores.length];
        groupRows = new double[distinct.length];
        groupChurners = new double[distinct.length];
        for (int i = 0; i < scores.length; i++) {
            group[i] = Arrays.binarySearch(distinct, scores[i] + 0.0);
            groupRows[group[i]]++;
            groupChurners[group[i]] += probabilities[i];
        }
    }

    /** Ranks rows; arrays are kept, not copied. */
    static RankedChunk of(double[] scores, double[] probabilities) {
        if (scores.length != probabilities.length || scores.length == 0) {
            throw new IllegalArgumentException("got " + scores.length + " scores and " + probabilities.length
                    + " probabilities or labels, expected the same number and at least 1");
        }
        double[] sorted = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            require("score", i, scores[i]);
            require("probability", i, probabilities[i]);
            sorted[i] = scores[i] + 0.0; // −0 becomes 0, the same score
        }
        Arrays.sort(sorted);
        int distinct = 1;
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] != sorted[distinct - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        return new RankedChunk(scores, probabilities, Arrays.copyOf(sorted, distinct));
    }

    static void require(String name, int row, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " of row " + row + " is " + value + ", expected [0, 1]");
        }
    }

    int rows() {
        return scores.length;
    }

    double score(int row) {
        return scores[row];
    }

    double probability(int row) {
        return probabilities[row];
    }

    /** The group of a row. */
    int group(int row) {
        return group[row];
    }

    /** The number of distinct scores. */
    int groups() {
        return groupRows.length;
    }

    /** Rows of a group. */
    double rowsOf(int k) {
        return groupRows[k];
    }

    /** Expected churners of a group. */
    double churnersOf(int k) {
        return groupChurners[k];
    }
}
