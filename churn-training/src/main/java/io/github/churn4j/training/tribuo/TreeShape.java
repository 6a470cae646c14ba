package io.github.churn4j.training.tribuo;

/** What bounds the growth of one tree. */
record TreeShape(int maxDepth, double featureFraction, double minLeafWeight, double minImpurityDecrease) {

    /** The fraction in the engine's terms: it rounds fraction × columns and would go on with no feature at all. */
    float fractionOf(int columns) {
        return (float) Math.max(featureFraction, 1.0 / columns);
    }
}
