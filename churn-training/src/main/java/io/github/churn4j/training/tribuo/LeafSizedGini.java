package io.github.churn4j.training.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import org.tribuo.classification.dtree.impurity.LabelImpurity;

/**
 * Gini impurity that forbids small leaves: a side of a split with too little weight counts as infinitely impure.
 *
 * <p>The engine's own limit only keeps small nodes from being split again; it does not keep a split from making
 * them.
 */
final class LeafSizedGini implements LabelImpurity {

    private final double minLeafWeight;

    LeafSizedGini(double minLeafWeight) {
        this.minLeafWeight = minLeafWeight;
    }

    @Override
    public double impurityNormed(double[] shares) {
        double gini = 0;
        for (double p : shares) {
            gini += p * (1 - p);
        }
        return gini;
    }

    /** Weight times impurity of one side of a split; infinite below the smallest leaf. */
    @Override
    public double impurityWeighted(float[] counts) {
        double sum = 0;
        double squares = 0;
        for (float count : counts) {
            sum += count;
            squares += (double) count * count;
        }
        return sum < minLeafWeight ? Double.POSITIVE_INFINITY : sum - squares / sum;
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "LabelImpurity");
    }
}
