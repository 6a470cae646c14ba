package io.github.churn4j.drift.performance;

import io.github.churn4j.evaluate.ProfitParameters;

/**
 * A measure that is a sum over rows divided by another one; a mean has the number of rows below.
 *
 * <p>Implementation note. With R = ΣU / ΣW the influence of a row is (u − R·w) / ΣW (the delta method).
 *
 * @param above what a row adds above the line
 * @param below what a row adds below the line
 */
record RatioMeasure(Part above, Part below) {
    private static final Part ROW = (score, decided, churned) -> 1;
    private static final Part CHURNED = (score, decided, churned) -> churned;
    private static final Part DECIDED = (score, decided, churned) -> decided;
    private static final Part HIT = (score, decided, churned) -> decided * churned;

    /** What a row adds, given its score, its decision (1 = predicted to churn) and what it does (1 = churns). */
    interface Part {
        double of(double score, int decided, int churned);
    }

    static RatioMeasure of(Measure measure, ProfitParameters profit) {
        return switch (measure) {
            case CHURN_RATE -> new RatioMeasure(CHURNED, ROW);
            case ACCURACY -> new RatioMeasure((score, decided, churned) -> decided == churned ? 1 : 0, ROW);
            case PRECISION -> new RatioMeasure(HIT, DECIDED);
            case RECALL -> new RatioMeasure(HIT, CHURNED);
            case F1 ->
                new RatioMeasure(
                        (score, decided, churned) -> 2 * decided * churned,
                        (score, decided, churned) -> decided + churned);
            case BRIER -> new RatioMeasure((score, decided, churned) -> (score - churned) * (score - churned), ROW);
            case PROFIT -> new RatioMeasure(contact(profit), ROW);
            default -> throw new IllegalArgumentException(measure + " is no ratio of sums");
        };
    }

    /** The gain from contacting whom the decision names, at the mean acceptance. */
    private static Part contact(ProfitParameters profit) {
        double fromChurner =
                profit.meanAcceptance() * (profit.lifetimeValue() - profit.offerCost()) - profit.contactCost();
        double fromStayer = -profit.offerCost() - profit.contactCost();
        return (score, decided, churned) -> decided == 0 ? 0 : churned == 1 ? fromChurner : fromStayer;
    }

    Influence influence(RankedChunk chunk, double threshold) {
        double sumAbove = 0;
        double sumBelow = 0;
        for (int row = 0; row < chunk.rows(); row++) {
            double score = chunk.score(row);
            int decided = score >= threshold ? 1 : 0;
            double p = chunk.probability(row);
            sumAbove += (1 - p) * above.of(score, decided, 0) + p * above.of(score, decided, 1);
            sumBelow += (1 - p) * below.of(score, decided, 0) + p * below.of(score, decided, 1);
        }
        double ratio = sumAbove / sumBelow; // NaN where there is nothing below
        Influence influence = new Influence(ratio);
        for (int row = 0; row < chunk.rows(); row++) {
            double score = chunk.score(row);
            int decided = score >= threshold ? 1 : 0;
            influence.add(
                    (above.of(score, decided, 0) - ratio * below.of(score, decided, 0)) / sumBelow,
                    (above.of(score, decided, 1) - ratio * below.of(score, decided, 1)) / sumBelow,
                    chunk.probability(row));
        }
        return influence;
    }
}
