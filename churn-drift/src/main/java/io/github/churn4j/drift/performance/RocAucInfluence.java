package io.github.churn4j.drift.performance;

/**
 * The expected area under the ROC curve and the influence of each row on it.
 *
 * <p>Implementation note. With P and N the expected churners and stayers, A = Σ p·(1 − p′)·k / (P·N) over all pairs of
 * rows, k being 1 where the first scores above the second and ½ where both score the same: the trapezoids under the curve
 * of expected counts, which is how NannyML draws it. Each row is paired with itself as well; against pairs of different
 * rows that moves A by (½ − A)·Σp(1 − p)/(P·N), below .001 from some hundred rows on, and by nothing where labels are
 * known. A churner's influence is the share of stayers below it minus A, over P; a stayer's the share of churners above
 * it minus A, over N (the structural components of DeLong, DeLong and Clarke-Pearson 1988).
 */
final class RocAucInfluence {
    private RocAucInfluence() {}

    static Influence of(RankedChunk chunk) {
        int groups = chunk.groups();
        double churners = 0;
        double stayers = 0;
        for (int k = 0; k < groups; k++) {
            churners += chunk.churnersOf(k);
            stayers += stayersOf(chunk, k);
        }
        if (!(churners > 0 && stayers > 0)) {
            return new Influence(Double.NaN);
        }
        double[] stayersBelow = new double[groups];
        double[] churnersAbove = new double[groups];
        double below = 0;
        for (int k = 0; k < groups; k++) {
            stayersBelow[k] = (below + stayersOf(chunk, k) / 2) / stayers;
            below += stayersOf(chunk, k);
        }
        double above = 0;
        for (int k = groups - 1; k >= 0; k--) {
            churnersAbove[k] = (above + chunk.churnersOf(k) / 2) / churners;
            above += chunk.churnersOf(k);
        }
        double area = 0;
        for (int k = 0; k < groups; k++) {
            area += chunk.churnersOf(k) * stayersBelow[k];
        }
        area /= churners;
        Influence influence = new Influence(Math.min(1, area));
        for (int row = 0; row < chunk.rows(); row++) {
            int k = chunk.group(row);
            influence.add(
                    (churnersAbove[k] - area) / stayers, (stayersBelow[k] - area) / churners, chunk.probability(row));
        }
        return influence;
    }

    private static double stayersOf(RankedChunk chunk, int k) {
        return Math.max(0, chunk.rowsOf(k) - chunk.churnersOf(k));
    }
}
