package io.github.churn4j.internal.trees;

import io.github.churn4j.model.TreeEnsemble;

/**
 * Picks a scorer by an ensemble's shape.
 *
 * <p>The rules come from timings on one machine and need no precision: near a border the neighbours take about as
 * long.
 */
final class ScorerChoice {

    /** With fewer trees than this share of the used features, ranking the row costs more than the walk. */
    private static final double FEW_TREES = .5;

    /** With more AND operations than this for every tree, walking several trees at a time is faster. */
    private static final int OPERATIONS_PER_TREE = 50;

    private ScorerChoice() {}

    static TreeScorer fastest(TreeEnsemble ensemble) {
        ThresholdRanks ranks = ThresholdRanks.of(ensemble);
        if (ensemble.trees() < ranks.used() * FEW_TREES) {
            return ensemble::walk;
        }
        int[] leaves = LeafBits.leafCounts(ensemble);
        if (LeafBits.fits(ensemble, leaves)) {
            LeafBits bits = LeafBits.of(ensemble, leaves);
            FeatureGroups groups = new FeatureGroups(ranks);
            boolean worthwhile = (long) groups.count() * bits.words <= (long) OPERATIONS_PER_TREE * ensemble.trees();
            if (worthwhile && BitTableScorer.fits(groups, bits)) {
                return new BitTableScorer(ensemble, ranks, bits, groups);
            }
        }
        return InterleavedScorer.fits(ensemble, ranks) ? new InterleavedScorer(ensemble, ranks) : ensemble::walk;
    }
}
