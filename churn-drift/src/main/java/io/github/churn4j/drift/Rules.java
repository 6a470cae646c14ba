package io.github.churn4j.drift;

/** Whose rules a comparison follows. */
enum Rules {
    /** This library's own. */
    OWN,
    /** Alibi Detect's KSDrift: Kolmogorov and Smirnov on every feature. */
    ALIBI_KS,
    /** Alibi Detect's ChiSquareDrift: χ² on every feature. */
    ALIBI_CHI_SQUARE,
    /** Alibi Detect's TabularDrift: the one on numbers, the other on levels. */
    ALIBI_TABULAR,
    /** Evidently's data drift preset. */
    EVIDENTLY
}
