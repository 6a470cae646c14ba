package io.github.churn4j.evaluate;

import java.util.Arrays;
import java.util.List;

/**
 * How the probabilities of each class are spread over equally wide bins of [0, 1]; 1 itself is in the last bin.
 *
 * @param stayed rows with label 0 per bin, by ascending probability
 * @param churned rows with label 1 per bin, as many bins
 */
public record ScoreHistogram(List<Integer> stayed, List<Integer> churned) {
    public ScoreHistogram {
        stayed = List.copyOf(stayed);
        churned = List.copyOf(churned);
        if (stayed.size() != churned.size()) {
            throw new IllegalArgumentException("got " + stayed.size() + " bins of stayers and " + churned.size()
                    + " of churners, expected the same number");
        }
    }

    static ScoreHistogram of(Ranking ranking, int bins) {
        Integer[] stayed = new Integer[bins];
        Integer[] churned = new Integer[bins];
        Arrays.fill(stayed, 0);
        Arrays.fill(churned, 0);
        for (int k = 0; k < ranking.size(); k++) {
            int bin = Math.min(bins - 1, (int) (ranking.value(k) * bins));
            stayed[bin] += ranking.rows(k) - ranking.positives(k);
            churned[bin] += ranking.positives(k);
        }
        return new ScoreHistogram(List.of(stayed), List.of(churned));
    }
}
