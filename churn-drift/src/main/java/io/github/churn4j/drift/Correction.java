package io.github.churn4j.drift;

/** How p-values of many tests are judged together. */
public enum Correction {
    /** Each at α divided by the number of tests: at most a chance of α of any false alarm (Bonferroni 1936). */
    BONFERRONI,
    /** Ranked against rising bounds: at most a share of α of the alarms is false (Benjamini and Hochberg 1995). */
    BENJAMINI_HOCHBERG,
    /** Each at α. */
    NONE
}
