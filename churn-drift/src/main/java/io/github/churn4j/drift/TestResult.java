package io.github.churn4j.drift;

/**
 * What one test says of one feature.
 *
 * @param test which test
 * @param statistic its statistic; NaN where there are too few values
 * @param pValue probability of so large a statistic without drift, [0, 1]; NaN where the test judges by distance
 * @param critical the statistic from which on this is drift at this number of values, correction included
 * @param effect how far apart the two are, on a scale that does not grow with the number of values: D for ks and cvm,
 *     standard deviations for wasserstein, Cramér's V for chi2, the index for psi, the distance for js, the difference of
 *     shares for missing and new
 * @param minimumDetectable the smallest true effect, on that scale, that this number of values would show with a
 *     probability of .8
 * @param verdict what it comes to
 */
public record TestResult(
        DriftTest test,
        double statistic,
        double pValue,
        double critical,
        double effect,
        double minimumDetectable,
        Verdict verdict) {}
