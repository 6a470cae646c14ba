package io.github.churn4j.pipeline;

/** How numeric features are brought to a common scale; fitted on training rows only. */
public enum Scaling {
    /** As they are; right for trees. */
    NONE,
    /** (x − mean) / standard deviation (of the population, n in the denominator). */
    STANDARD,
    /** (x − min) / (max − min). */
    MIN_MAX,
    /** (x − median) / (third quartile − first quartile), quartiles interpolated linearly. */
    ROBUST
}
