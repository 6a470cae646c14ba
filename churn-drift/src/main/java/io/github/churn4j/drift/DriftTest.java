package io.github.churn4j.drift;

/** The ways to compare current values of one feature with a reference. */
public enum DriftTest {
    /** Kolmogorov and Smirnov's largest distance D of two distribution functions, [0, 1]; numeric. */
    KOLMOGOROV_SMIRNOV("ks"),
    /** Cramér and von Mises's squared distance of two distribution functions; numeric. */
    CRAMER_VON_MISES("cvm"),
    /** Wasserstein's distance W1 in standard deviations of the reference, [0, ∞); numeric. */
    WASSERSTEIN("wasserstein"),
    /** Pearson's χ² of homogeneity; binary and categorical. */
    CHI_SQUARE("chi2"),
    /** Population stability index, nats; numeric over quantile bins, and categorical. */
    POPULATION_STABILITY("psi"),
    /** Jensen and Shannon's distance, base 2, [0, 1]; numeric over bins, and categorical. */
    JENSEN_SHANNON("js"),
    /** Difference of the shares of missing values by Fisher's exact test; any feature. */
    MISSING_RATE("missing"),
    /** Values that the schema does not know (unseen levels, unreadable or impossible values) by Fisher's exact test. */
    NEW_VALUES("new");

    private final String key;

    DriftTest(String key) {
        this.key = key;
    }

    /** Its name in documents and settings, such as {@code ks}. */
    public String key() {
        return key;
    }

    /**
     * The test of that name.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public static DriftTest of(String key) {
        StringBuilder known = new StringBuilder();
        for (DriftTest test : values()) {
            if (test.key.equals(key.strip())) {
                return test;
            }
            known.append(known.isEmpty() ? "" : ", ").append(test.key);
        }
        throw new IllegalArgumentException("drift test is \"" + key + "\", expected one of " + known);
    }
}
