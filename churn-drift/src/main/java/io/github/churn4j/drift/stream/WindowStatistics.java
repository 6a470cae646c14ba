package io.github.churn4j.drift.stream;

import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Feature;
import io.github.churn4j.drift.DriftTest;
import io.github.churn4j.drift.FeatureDrift;
import io.github.churn4j.drift.stats.EmpiricalDistribution;
import io.github.churn4j.drift.stats.KolmogorovSmirnov;
import io.github.churn4j.model.Distribution;
import io.github.churn4j.model.ReferenceProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tests that every window goes through, given the reference: the one definition that the calibration of false alarms
 * and the monitor share.
 *
 * <ul>
 *   <li>Numeric features and the score: Kolmogorov and Smirnov's D of the present values, asymptotic p-value.
 *   <li>Binary and categorical features: Pearson's χ² of the present levels, rare ones pooled, see {@link LevelTest}.
 *   <li>Every feature that has a missing value in the window or the reference: Fisher's exact test of the share, two-sided.
 *       Records refused because they lack a value that they must have count among the window's.
 *   <li>Every feature with records refused for its value: Fisher's exact test against a reference that has none, one-sided.
 * </ul>
 *
 * <p>A test is left out where one side has no value to compare. Not thread-safe: what depends on the numbers of values only
 * is kept from one window to the next.
 */
final class WindowStatistics {

    private static final int KEPT = 256;

    private final List<String> columns;
    private final Distribution[] summaries;
    private final @Nullable LevelTest[] levels;
    private final long[][] counts;
    private final Map<Sizes, Double> criticals = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Sizes, Double> eldest) {
            return size() > KEPT;
        }
    };

    /** What a critical value depends on. */
    private record Sizes(DriftTest test, double alpha, long window, long reference, long missing) {}

    private WindowStatistics(ChurnSchema schema, ReferenceProfile profile) {
        List<Feature> features = schema.features();
        if (profile.features().size() != features.size()) {
            throw new IllegalArgumentException("the reference profile has "
                    + profile.features().size() + " features, the schema " + features.size()
                    + "; take the profile from rows read by this schema");
        }
        int size = features.size() + 1;
        List<String> names = new ArrayList<>();
        summaries = new Distribution[size];
        levels = new LevelTest[size];
        counts = new long[size][];
        for (int i = 0; i < features.size(); i++) {
            names.add(features.get(i).column());
            summaries[i] = profile.features().get(i);
            int known = levelsOf(features.get(i));
            counts[i] = new long[known];
            levels[i] = known == 0 ? null : new LevelTest(counts(summaries[i], known));
        }
        names.add(FeatureDrift.SCORE);
        summaries[size - 1] = profile.scores();
        counts[size - 1] = new long[0];
        columns = List.copyOf(names);
    }

    /**
     * The tests against a profile.
     *
     * @throws IllegalArgumentException if the profile was not taken by this schema
     */
    static WindowStatistics of(ChurnSchema schema, ReferenceProfile profile) {
        return new WindowStatistics(schema, profile);
    }

    /** How many levels a feature has; 0 for a numeric one. */
    static int levelsOf(Feature feature) {
        if (feature instanceof CategoricalFeature categorical) {
            return categorical.categories().size();
        }
        return feature instanceof BinaryFeature ? 2 : 0;
    }

    /** Rows of a summary of levels by level. */
    static long[] counts(Distribution summary, int known) {
        long[] counts = new long[known];
        double[] points = summary.points();
        double[] cumulative = summary.cumulative();
        long before = 0;
        for (int i = 0; i < points.length; i++) {
            long upTo = Math.round(cumulative[i] * summary.count());
            if (points[i] < 0 || points[i] >= known) {
                throw new IllegalArgumentException("the reference profile holds the level " + points[i]
                        + ", the feature has " + known + "; take the profile from rows read by this schema");
            }
            counts[(int) points[i]] = upTo - before;
            before = upTo;
        }
        return counts;
    }

    /** The columns tested: the features, then the score. */
    List<String> columns() {
        return columns;
    }

    /** Whether a column is tested by D, rather than by its levels. */
    boolean numeric(int column) {
        return levels[column] == null;
    }

    /** The reference of a column. */
    EmpiricalDistribution reference(int column) {
        return EmpiricalDistribution.of(summaries[column]);
    }

    /** The most tests that a window of a stable stream goes through. */
    int tests() {
        return 3 * columns.size() - 2; // the values of each column, refused and missing ones of each feature
    }

    /**
     * All tests of a window, column by column.
     *
     * @param alpha the p-value at or below which a test finds drift
     */
    List<TestedColumn> test(WindowValues window, double alpha) {
        List<TestedColumn> tests = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            TestedColumn values = values(window, column, alpha);
            if (values != null) {
                tests.add(values);
            }
            tests.addAll(shares(window, column, alpha));
        }
        return tests;
    }

    private @Nullable TestedColumn values(WindowValues window, int column, double alpha) {
        int present = window.rows() - window.missing(column);
        long reference = summaries[column].count();
        if (present == 0 || reference == 0) {
            return null;
        }
        LevelTest test = levels[column];
        if (test != null) {
            return levels(test, window, column, present, alpha);
        }
        double d = window.distance(column);
        double critical = critical(new Sizes(DriftTest.KOLMOGOROV_SMIRNOV, alpha, present, reference, 0));
        double p = KolmogorovSmirnov.pAsymptotic(d, present, reference);
        return new TestedColumn(column, DriftTest.KOLMOGOROV_SMIRNOV, d, p, critical, d >= critical);
    }

    private @Nullable TestedColumn levels(LevelTest test, WindowValues window, int column, int present, double alpha) {
        window.levels(column, counts[column]);
        double statistic = test.statistic(counts[column], present);
        int degrees = test.degreesOfFreedom();
        if (degrees == 0) {
            return null;
        }
        double p = LevelTest.pValue(statistic, degrees);
        double critical = critical(new Sizes(DriftTest.CHI_SQUARE, alpha, degrees, 0, 0));
        return new TestedColumn(column, DriftTest.CHI_SQUARE, statistic, p, critical, p <= alpha);
    }

    private List<TestedColumn> shares(WindowValues window, int column, double alpha) {
        List<TestedColumn> tests = new ArrayList<>(2);
        int rows = window.rows();
        int came = rows + window.absent(column);
        int missing = window.missing(column) + window.absent(column);
        long referenceMissing = summaries[column].missing();
        long referenceRows = summaries[column].count() + referenceMissing;
        if (came > 0 && referenceRows > 0 && (missing > 0 || referenceMissing > 0)) {
            double p = ShareTest.missing(missing, came, referenceMissing, referenceRows);
            tests.add(new TestedColumn(
                    column,
                    DriftTest.MISSING_RATE,
                    ShareTest.missingDifference(missing, came, referenceMissing, referenceRows),
                    p,
                    critical(new Sizes(DriftTest.MISSING_RATE, alpha, came, referenceRows, referenceMissing)),
                    p <= alpha));
        }
        int refused = window.refused(column);
        if (refused > 0 && referenceRows > 0) {
            double p = ShareTest.refused(refused, rows, referenceRows);
            tests.add(new TestedColumn(
                    column,
                    DriftTest.NEW_VALUES,
                    ShareTest.refusedShare(refused, rows),
                    p,
                    critical(new Sizes(DriftTest.NEW_VALUES, alpha, rows, referenceRows, 0)),
                    p <= alpha));
        }
        return tests;
    }

    private double critical(Sizes sizes) {
        Double kept = criticals.get(sizes);
        if (kept == null) {
            kept = switch (sizes.test()) {
                case KOLMOGOROV_SMIRNOV -> KolmogorovSmirnov.critical(sizes.alpha(), sizes.window(), sizes.reference());
                case CHI_SQUARE -> LevelTest.critical(sizes.alpha(), (int) sizes.window());
                case MISSING_RATE ->
                    ShareTest.criticalMissing(sizes.alpha(), (int) sizes.window(), sizes.missing(), sizes.reference());
                default -> ShareTest.criticalRefused(sizes.alpha(), (int) sizes.window(), sizes.reference());
            };
            criticals.put(sizes, kept);
        }
        return kept;
    }
}
