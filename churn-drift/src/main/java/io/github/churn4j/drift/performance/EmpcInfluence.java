package io.github.churn4j.drift.performance;

import io.github.churn4j.evaluate.ExpectedMaximumProfit;
import io.github.churn4j.evaluate.ProfitParameters;
import io.github.churn4j.evaluate.Scores;

/**
 * The expected maximum profit per customer and the influence of each row on it.
 *
 * <p>Implementation note. At acceptance g a customer is worth contacting where g exceeds a break-even that falls with
 * the churn rate of those who score like him; the profit is therefore a sum over customers of the mean gain above the
 * own break-even. The rates are made non-decreasing in the score by pooling adjacent violators, which is the upper convex
 * hull that {@link ExpectedMaximumProfit} walks along: on labels both give the same number. As the campaign is the best
 * one at every g, moving its cut changes nothing to first order, and a row's influence is what it brings at fixed cuts.
 *
 * <p>Tail and mean excess of Beta(α, β) come from core's own EMPC, of one churner with a lifetime value of 1, no cost of
 * the offer and the break-even as contact cost: its profit is E[(g − break-even)⁺] and its fraction P(g > break-even).
 */
final class EmpcInfluence {
    private static final Scores ONE_CHURNER = Scores.of(new double[] {1}, new boolean[] {true});

    private EmpcInfluence() {}

    static Influence of(RankedChunk chunk, ProfitParameters profit) {
        int n = chunk.rows();
        double[] rates = pooled(chunk);
        double[] fromChurner = new double[rates.length];
        double[] fromStayer = new double[rates.length];
        double sum = 0;
        for (int k = 0; k < rates.length; k++) {
            if (k > 0 && rates[k] == rates[k - 1]) {
                fromChurner[k] = fromChurner[k - 1];
                fromStayer[k] = fromStayer[k - 1];
            } else {
                gains(rates[k], profit, fromChurner, fromStayer, k);
            }
            double churners = chunk.churnersOf(k);
            sum += churners * fromChurner[k] + (chunk.rowsOf(k) - churners) * fromStayer[k];
        }
        double mean = sum / n;
        Influence influence = new Influence(Math.max(0, mean));
        for (int row = 0; row < n; row++) {
            int k = chunk.group(row);
            influence.add((fromStayer[k] - mean) / n, (fromChurner[k] - mean) / n, chunk.probability(row));
        }
        return influence;
    }

    /** What contacting brings on average over the acceptances at which customers of this rate are contacted. */
    private static void gains(double rate, ProfitParameters profit, double[] churner, double[] stayer, int k) {
        double kept = profit.lifetimeValue() - profit.offerCost();
        double breakEven = (profit.contactCost() + (1 - rate) * profit.offerCost()) / (rate * kept);
        if (!(breakEven < 1)) {
            return; // not even if everybody accepted
        }
        ExpectedMaximumProfit excess = ExpectedMaximumProfit.of(
                ONE_CHURNER, new ProfitParameters(profit.alpha(), profit.beta(), 1, 0, breakEven));
        double contacted = excess.fraction();
        churner[k] = kept * (excess.profit() + breakEven * contacted) - profit.contactCost() * contacted;
        stayer[k] = -(profit.offerCost() + profit.contactCost()) * contacted;
    }

    /** Churn rates by group, lowest score first, pooled so that they never fall. */
    private static double[] pooled(RankedChunk chunk) {
        int groups = chunk.groups();
        double[] rows = new double[groups];
        double[] churners = new double[groups];
        int[] end = new int[groups];
        int blocks = 0;
        for (int k = 0; k < groups; k++) {
            rows[blocks] = chunk.rowsOf(k);
            churners[blocks] = chunk.churnersOf(k);
            end[blocks++] = k + 1;
            while (blocks > 1 && churners[blocks - 2] * rows[blocks - 1] > churners[blocks - 1] * rows[blocks - 2]) {
                blocks--;
                rows[blocks - 1] += rows[blocks];
                churners[blocks - 1] += churners[blocks];
                end[blocks - 1] = end[blocks];
            }
        }
        double[] rates = new double[groups];
        int k = 0;
        for (int block = 0; block < blocks; block++) {
            while (k < end[block]) {
                rates[k++] = churners[block] / rows[block];
            }
        }
        return rates;
    }
}
