package io.github.churn4j.maven.drift;

import io.github.churn4j.drift.Correction;
import io.github.churn4j.drift.DriftOptions;
import io.github.churn4j.drift.DriftTest;
import io.github.churn4j.drift.FeatureDrift.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How to compare, as the properties were written; blank and absent ones leave the default.
 *
 * @param preset churn.preset
 * @param tests churn.tests, for features of any kind they fit; a kind that none fits has no tests
 * @param numericTests churn.numericTests
 * @param categoricalTests churn.categoricalTests, for binary features as well
 * @param correction churn.correction
 * @param alpha churn.alpha
 * @param minimum churn.minimum
 * @param seed churn.seed
 */
public record DriftSettings(
        @Nullable String preset,
        List<String> tests,
        List<String> numericTests,
        List<String> categoricalTests,
        @Nullable String correction,
        @Nullable Double alpha,
        @Nullable Integer minimum,
        long seed) {

    private static final String OWN = "churn4j";
    private static final Set<DriftTest> OF_NUMBERS =
            EnumSet.of(DriftTest.KOLMOGOROV_SMIRNOV, DriftTest.CRAMER_VON_MISES, DriftTest.WASSERSTEIN);
    private static final Set<DriftTest> OF_CELLS = EnumSet.of(DriftTest.MISSING_RATE, DriftTest.NEW_VALUES);

    public DriftSettings {
        tests = List.copyOf(tests);
        numericTests = List.copyOf(numericTests);
        categoricalTests = List.copyOf(categoricalTests);
    }

    /** All by default. */
    public static DriftSettings defaults() {
        return new DriftSettings(null, List.of(), List.of(), List.of(), null, null, null, 42);
    }

    /**
     * The options that are meant.
     *
     * @throws IllegalArgumentException if a property is not understood or does not go with another
     */
    public DriftOptions options() {
        DriftOptions options = tested(preset(text(preset))).withSeed(seed);
        String how = text(correction);
        if (!how.isEmpty()) {
            options = options.withCorrection(correction(how));
        }
        if (alpha != null) {
            require(alpha > 0 && alpha < 1, "churn.alpha", alpha, "a number above 0 and below 1");
            options = options.withAlpha(alpha);
        }
        if (minimum != null) {
            require(minimum >= 1, "churn.minimum", minimum, "1 or more");
            options = options.withMinimum(minimum);
        }
        return options;
    }

    private static DriftOptions preset(String name) {
        return switch (name) {
            case "", OWN -> DriftOptions.defaults();
            case "alibi-ks" -> DriftOptions.alibiKs();
            case "alibi-chi2" -> DriftOptions.alibiChiSquare();
            case "alibi-tabular" -> DriftOptions.alibiTabular();
            case "evidently" -> DriftOptions.evidently();
            default ->
                throw new IllegalArgumentException("churn.preset is \"" + name
                        + "\", expected churn4j, alibi-ks, alibi-chi2, alibi-tabular or evidently");
        };
    }

    private DriftOptions tested(DriftOptions options) {
        String name = text(preset);
        boolean chosen = !tests.isEmpty() || !numericTests.isEmpty() || !categoricalTests.isEmpty();
        if (!chosen) {
            return options;
        }
        if (!name.isEmpty() && !name.equals(OWN)) {
            throw new IllegalArgumentException("churn.preset is \"" + name
                    + "\", which brings its own tests; leave out churn.tests, churn.numericTests and"
                    + " churn.categoricalTests, or the preset");
        }
        List<DriftTest> numbers = tests("churn.numericTests", numericTests, test -> test != DriftTest.CHI_SQUARE);
        List<DriftTest> levels = tests("churn.categoricalTests", categoricalTests, test -> !OF_NUMBERS.contains(test));
        DriftOptions with = options;
        if (!tests.isEmpty() || !numericTests.isEmpty()) {
            with = with(with, numbers, Kind.NUMERIC);
            with = with(
                    with,
                    numbers.stream().filter(test -> !OF_CELLS.contains(test)).toList(),
                    Kind.SCORE);
        }
        return tests.isEmpty() && categoricalTests.isEmpty()
                ? with
                : with(with(with, levels, Kind.BINARY), levels, Kind.CATEGORICAL);
    }

    private static DriftOptions with(DriftOptions options, List<DriftTest> tests, Kind kind) {
        return options.withTests(kind, tests.toArray(DriftTest[]::new));
    }

    /** The tests of one kind: its own, else those of churn.tests that fit. */
    private List<DriftTest> tests(String property, List<String> own, Predicate<DriftTest> fits) {
        if (own.isEmpty()) {
            return read("churn.tests", tests).stream().filter(fits).toList();
        }
        List<DriftTest> read = read(property, own);
        read.stream().filter(fits.negate()).findFirst().ifPresent(test -> {
            throw new IllegalArgumentException(
                    property + " has \"" + test.key() + "\", which is no test for features of that kind; leave it out");
        });
        return read;
    }

    private static List<DriftTest> read(String property, List<String> keys) {
        return keys.stream().map(key -> test(property, key)).toList();
    }

    private static DriftTest test(String property, String key) {
        try {
            return DriftTest.of(key);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(property + ": " + e.getMessage(), e);
        }
    }

    private static Correction correction(String text) {
        return switch (text.replace('_', '-')) { // as drift.json spells it
            case "bonferroni" -> Correction.BONFERRONI;
            case "benjamini-hochberg" -> Correction.BENJAMINI_HOCHBERG;
            case "none" -> Correction.NONE;
            default ->
                throw new IllegalArgumentException(
                        "churn.correction is \"" + text + "\", expected bonferroni, benjamini-hochberg or none");
        };
    }

    private static void require(boolean valid, String property, Object value, String expected) {
        if (!valid) {
            throw new IllegalArgumentException(property + " is " + value + ", expected " + expected);
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
