package io.github.churn4j.training.calibrate;

import io.github.churn4j.ChurnException;
import io.github.churn4j.evaluate.Ranking;
import io.github.churn4j.evaluate.Scores;

/**
 * The threshold that serves a policy best on given rows.
 *
 * <p>Customers of equal probability are decided alike, so the candidates are the cuts between neighbouring distinct
 * probabilities, nobody, and everybody. Of equally good cuts the highest is taken: it contacts the fewest customers. The
 * threshold is the midpoint of the two probabilities around the cut; 0 for everybody; for nobody the midpoint of the
 * highest probability and 1, or {@code Math.nextUp(1.0)} if that probability is 1. Churn is predicted at the threshold
 * and above.
 *
 * @param threshold in [0, 1] or {@code Math.nextUp(1.0)}
 * @param contacted share of the given rows at or above it, [0, 1]
 * @param objective what the policy reached on these rows: F1; cost per row; share contacted
 */
public record ThresholdChoice(double threshold, double contacted, double objective) {

    /**
     * Chooses a threshold; O(n) on scores that are already ranked.
     *
     * @throws ChurnException if the policy is F1 and no row churned
     */
    public static ThresholdChoice of(Scores scores, ThresholdPolicy policy) {
        if (policy instanceof ThresholdPolicy.F1 && scores.positives() == 0) {
            throw new ChurnException("no churner among " + scores.size()
                    + " rows, expected at least 1 to choose a threshold by F1; use more data or a cost policy");
        }
        Ranking ranking = scores.ranking();
        int best = 0;
        double bestValue = value(policy, ranking, 0, 0);
        int bestRows = 0;
        int rows = 0;
        int churners = 0;
        for (int cut = 1; cut <= ranking.size(); cut++) {
            rows += ranking.rows(cut - 1);
            churners += ranking.positives(cut - 1);
            double value = value(policy, ranking, rows, churners);
            if (value > bestValue) {
                best = cut;
                bestValue = value;
                bestRows = rows;
            }
        }
        double objective = policy instanceof ThresholdPolicy.Costs ? 0 - bestValue : bestValue;
        return new ThresholdChoice(between(ranking, best), (double) bestRows / ranking.rows(), objective);
    }

    /** What the policy thinks of contacting the first so many rows; more is better. */
    private static double value(ThresholdPolicy policy, Ranking ranking, int rows, int churners) {
        if (policy instanceof ThresholdPolicy.Costs costs) {
            double falsePositives = rows - churners;
            double falseNegatives = ranking.positives() - churners;
            return -(costs.falsePositive() * falsePositives + costs.falseNegative() * falseNegatives) / ranking.rows();
        }
        if (policy instanceof ThresholdPolicy.ContactCapacity capacity) {
            double share = (double) rows / ranking.rows();
            return share <= capacity.fraction() ? share : Double.NEGATIVE_INFINITY;
        }
        return 2.0 * churners / ((double) rows + ranking.positives());
    }

    private static double between(Ranking ranking, int cut) {
        if (cut == ranking.size()) {
            return 0;
        }
        double below = ranking.value(cut);
        if (cut == 0) {
            return below == 1 ? Math.nextUp(1.0) : midpoint(below, 1);
        }
        return midpoint(below, ranking.value(cut - 1));
    }

    /** In (below, above]: between neighbouring doubles there is no midpoint. */
    private static double midpoint(double below, double above) {
        double middle = below + (above - below) / 2;
        return middle > below ? middle : above;
    }
}
