package io.github.churn4j.drift;

import io.github.churn4j.drift.FeatureDrift.Kind;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * How a {@link DriftDetector} compares and when it speaks of drift. Immutable and thread-safe; {@code with…} gives
 * changed copies.
 */
public final class DriftOptions {

    private static final DriftOptions DEFAULTS = new DriftOptions(new Draft());

    private final Rules rules;
    private final double alpha;
    private final Correction correction;
    private final int minimum;
    private final double share;
    private final Map<Kind, List<DriftTest>> byKind;
    private final Map<String, List<DriftTest>> byColumn;
    private final int folds;
    private final long seed;

    private DriftOptions(Draft draft) {
        rules = draft.rules;
        alpha = draft.alpha;
        correction = draft.correction;
        minimum = draft.minimum;
        share = draft.share;
        byKind = Collections.unmodifiableMap(draft.byKind);
        byColumn = Collections.unmodifiableMap(draft.byColumn);
        folds = draft.folds;
        seed = draft.seed;
    }

    /** Options while they are changed; the default ones at first. */
    private static final class Draft {
        private Rules rules = Rules.OWN;
        private double alpha = .05;
        private Correction correction = Correction.BONFERRONI;
        private int minimum = 100;
        private double share;
        private Map<Kind, List<DriftTest>> byKind = usual();
        private Map<String, List<DriftTest>> byColumn = new TreeMap<>();
        private int folds = 5;
        private long seed = 42;
    }

    private DriftOptions with(Consumer<Draft> change) {
        Draft draft = new Draft();
        draft.rules = rules;
        draft.alpha = alpha;
        draft.correction = correction;
        draft.minimum = minimum;
        draft.share = share;
        draft.byKind = new EnumMap<>(byKind);
        draft.byColumn = new TreeMap<>(byColumn);
        draft.folds = folds;
        draft.seed = seed;
        change.accept(draft);
        return new DriftOptions(draft);
    }

    private static Map<Kind, List<DriftTest>> usual() {
        Map<Kind, List<DriftTest>> tests = new EnumMap<>(Kind.class);
        List<DriftTest> levels = List.of(DriftTest.CHI_SQUARE, DriftTest.MISSING_RATE, DriftTest.NEW_VALUES);
        tests.put(Kind.NUMERIC, List.of(DriftTest.KOLMOGOROV_SMIRNOV, DriftTest.MISSING_RATE, DriftTest.NEW_VALUES));
        tests.put(Kind.BINARY, levels);
        tests.put(Kind.CATEGORICAL, levels);
        tests.put(Kind.SCORE, List.of(DriftTest.KOLMOGOROV_SMIRNOV));
        return tests;
    }

    /**
     * Kolmogorov and Smirnov's test on numbers and the score, χ² on levels, the tests of missing and of new values on
     * every feature, Bonferroni's correction at .05 over all of them, drift overall where any feature drifts, 100 values
     * at least on either side.
     */
    public static DriftOptions defaults() {
        return DEFAULTS;
    }

    /**
     * As Alibi Detect's {@code KSDrift(x_ref, p_val=.05)} answers (0.13): Kolmogorov and Smirnov's asymptotic p-value of
     * every feature's slots (levels count as their positions), rounded to a float, and drift where any lies below .05
     * divided by the number of features. With {@link Correction#BENJAMINI_HOCHBERG} as its {@code correction='fdr'}. No
     * minimum, no score, no tests of missing or new values; missing values are left out.
     */
    public static DriftOptions alibiKs() {
        return preset(Rules.ALIBI_KS, 0);
    }

    /**
     * As Alibi Detect's {@code ChiSquareDrift} answers (0.13): χ² of every feature's slots, with Yates's correction where
     * there is one degree of freedom; else as {@link #alibiKs()}. Levels that either side has count, those that the schema
     * does not list included, as with {@code categories_per_feature=None}.
     */
    public static DriftOptions alibiChiSquare() {
        return preset(Rules.ALIBI_CHI_SQUARE, 0);
    }

    /**
     * As Alibi Detect's {@code TabularDrift} answers (0.13) with the schema's binary and categorical features as
     * {@code categories_per_feature}: {@link #alibiKs()} on numbers, {@link #alibiChiSquare()} on levels.
     */
    public static DriftOptions alibiTabular() {
        return preset(Rules.ALIBI_TABULAR, 0);
    }

    /**
     * As Evidently's data drift preset answers by default: tests chosen by the reference's size and the number of distinct
     * values, each at its own threshold without correction, and drift overall where half of the columns drift.
     */
    public static DriftOptions evidently() {
        return preset(Rules.EVIDENTLY, .5).withCorrection(Correction.NONE);
    }

    private static DriftOptions preset(Rules rules, double share) {
        return DEFAULTS.with(draft -> {
            draft.rules = rules;
            draft.minimum = 1;
            draft.share = share;
        });
    }

    /**
     * The level of p-values, before correction, (0, 1); default .05. With the default correction it is the chance that a
     * batch without drift is called one with drift.
     */
    public DriftOptions withAlpha(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("alpha is " + level + ", expected (0, 1)");
        }
        return with(draft -> draft.alpha = level);
    }

    /** How p-values are judged together; default {@link Correction#BONFERRONI}. */
    public DriftOptions withCorrection(Correction how) {
        return with(draft -> draft.correction = how);
    }

    /**
     * The fewest present values on either side, and the fewest rows, below which there is no verdict, 1 or more; default
     * 100.
     */
    public DriftOptions withMinimum(int values) {
        if (values < 1) {
            throw new IllegalArgumentException("minimum is " + values + ", expected 1 or more");
        }
        return with(draft -> draft.minimum = values);
    }

    /**
     * Which share of the features must drift for drift overall, [0, 1]; default 0, any one, the score or the domain
     * classifier. With more than 0 only features count.
     */
    public DriftOptions withDriftShare(double features) {
        if (!(features >= 0 && features <= 1)) {
            throw new IllegalArgumentException("share of features is " + features + ", expected [0, 1]");
        }
        return with(draft -> draft.share = features);
    }

    /**
     * Which tests features of a kind get. A preset whose tests are changed is none any more: this library's own rules hold,
     * with the preset's minimum and policy.
     *
     * @throws IllegalArgumentException if a test is not for that kind
     */
    public DriftOptions withTests(Kind kind, DriftTest... tests) {
        List<DriftTest> checked = checked(kind, "a " + kind.name().toLowerCase(Locale.ROOT) + " feature", tests);
        return with(draft -> {
            draft.rules = Rules.OWN;
            draft.byKind.put(kind, checked);
        });
    }

    /** Which tests one feature gets, whatever its kind; none leaves it out. Checked when it meets a schema; else as above. */
    public DriftOptions withTests(String column, DriftTest... tests) {
        List<DriftTest> given = List.copyOf(new LinkedHashSet<>(Arrays.asList(tests)));
        return with(draft -> {
            draft.rules = Rules.OWN;
            draft.byColumn.put(column, given);
        });
    }

    /** In how many parts the domain classifier is cross-fitted, [2, 20]; default 5. */
    public DriftOptions withFolds(int parts) {
        if (parts < 2 || parts > 20) {
            throw new IllegalArgumentException("folds is " + parts + ", expected [2, 20]");
        }
        return with(draft -> draft.folds = parts);
    }

    /** The seed of the domain classifier's folds and learning; default 42. */
    public DriftOptions withSeed(long number) {
        return with(draft -> draft.seed = number);
    }

    /** See {@link #withAlpha}. */
    public double alpha() {
        return alpha;
    }

    /** See {@link #withCorrection}. */
    public Correction correction() {
        return correction;
    }

    /** See {@link #withMinimum}. */
    public int minimum() {
        return minimum;
    }

    /** See {@link #withDriftShare}. */
    public double driftShare() {
        return share;
    }

    /** See {@link #withFolds}. */
    public int folds() {
        return folds;
    }

    /** See {@link #withSeed}. */
    public long seed() {
        return seed;
    }

    Rules rules() {
        return rules;
    }

    /** The columns that have tests of their own. */
    Set<String> columns() {
        return byColumn.keySet();
    }

    /** The tests of one feature. */
    List<DriftTest> tests(String column, Kind kind) {
        List<DriftTest> own = byColumn.get(column);
        return own == null
                ? byKind.getOrDefault(kind, List.of())
                : checked(kind, "feature '" + column + "'", own.toArray(DriftTest[]::new));
    }

    private static List<DriftTest> checked(Kind kind, String what, DriftTest... tests) {
        for (DriftTest test : tests) {
            if (!fits(test, kind)) {
                throw new IllegalArgumentException("test " + test.key() + " is not for " + what + ", which is "
                        + kind.name().toLowerCase(Locale.ROOT));
            }
        }
        return List.copyOf(new LinkedHashSet<>(Arrays.asList(tests)));
    }

    private static boolean fits(DriftTest test, Kind kind) {
        boolean number = kind == Kind.NUMERIC || kind == Kind.SCORE;
        return switch (test) {
            case KOLMOGOROV_SMIRNOV, CRAMER_VON_MISES, WASSERSTEIN -> number;
            case CHI_SQUARE -> !number;
            case POPULATION_STABILITY, JENSEN_SHANNON -> true;
            case MISSING_RATE, NEW_VALUES -> kind != Kind.SCORE;
        };
    }
}
