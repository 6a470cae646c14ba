package io.github.churn4j.drift;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Drift of one feature, or of the score.
 *
 * @param column the feature's column; {@link #SCORE} for P(churn)
 * @param kind what its values are
 * @param verdict drift if one of its tests says so; insufficient data where it has no test
 * @param tests what each test says
 * @param importance the model's use of it as a share of all features' importance, [0, 1]; NaN where unknown
 * @param impact largest effect of a test that found drift times importance, what reports rank by; the effect alone where
 *     importance is unknown
 * @param referenceCount present values of the reference
 * @param currentCount present values now
 * @param referenceMissing share of missing values in the reference, [0, 1]
 * @param currentMissing share of missing values now, [0, 1]
 * @param notes in sentences: new levels by name and count, a column that is absent, tests that were not possible and why
 * @param distribution both distributions, to be shown
 */
public record FeatureDrift(
        String column,
        Kind kind,
        Verdict verdict,
        List<TestResult> tests,
        double importance,
        double impact,
        long referenceCount,
        long currentCount,
        double referenceMissing,
        double currentMissing,
        List<String> notes,
        ComparedDistribution distribution) {

    /** The column name that stands for the score. */
    public static final String SCORE = "attrition_probability";

    /** What a feature's values are. */
    public enum Kind {
        NUMERIC,
        BINARY,
        CATEGORICAL,
        SCORE
    }

    public FeatureDrift {
        tests = List.copyOf(tests);
        notes = List.copyOf(notes);
    }

    /**
     * The test to show where there is room for one: of those that found drift the one with the smallest p-value, else the
     * first that had enough values, else the first.
     */
    public Optional<TestResult> leading() {
        return tests.stream()
                .filter(test -> test.verdict() == Verdict.DRIFT)
                .min(Comparator.comparingDouble(TestResult::pValue)) // NaN, of a distance, comes last
                .or(() -> tests.stream()
                        .filter(test -> test.verdict() == Verdict.STABLE)
                        .findFirst())
                .or(() -> tests.stream().findFirst());
    }
}
