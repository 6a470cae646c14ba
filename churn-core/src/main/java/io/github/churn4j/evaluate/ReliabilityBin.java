package io.github.churn4j.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Customers of similar predicted probability, and how many of them left.
 *
 * @param count rows in the bin, above 0
 * @param meanPredicted mean probability, [0, 1]
 * @param observedRate share that churned, [0, 1]; ties across a bin's edge count by expectation
 * @param low lower end of Wilson's (1927) 95 % interval of the rate
 * @param high upper end
 */
public record ReliabilityBin(int count, double meanPredicted, double observedRate, double low, double high) {

    /** Returns at most {@code bins} non-empty bins of equal mass by ascending probability, those of the ECE. */
    static List<ReliabilityBin> of(Ranking ranking, int bins) {
        EqualMassBins mass = EqualMassBins.of(ranking.values(), ranking.counts(), bins);
        List<ReliabilityBin> list = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            int n = mass.rows()[bin];
            if (n > 0) {
                list.add(wilson(n, mass.predicted()[bin] / n, mass.churned()[bin] / n));
            }
        }
        return List.copyOf(list);
    }

    private static ReliabilityBin wilson(int n, double predicted, double rate) {
        double z2 = Normal.Z_95 * Normal.Z_95;
        double centre = (rate + z2 / (2 * n)) / (1 + z2 / n);
        double reach = Normal.Z_95 * StrictMath.sqrt(rate * (1 - rate) / n + z2 / (4.0 * n * n)) / (1 + z2 / n);
        double low = Math.max(0, centre - reach);
        double high = Math.min(1, centre + reach);
        return new ReliabilityBin(
                n, Curves.rounded(predicted), Curves.rounded(rate), Curves.rounded(low), Curves.rounded(high));
    }
}
