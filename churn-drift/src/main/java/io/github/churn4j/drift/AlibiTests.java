package io.github.churn4j.drift;

import io.github.churn4j.drift.FeatureDrift.Kind;
import io.github.churn4j.drift.stats.ChiSquare;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tests of Alibi Detect 0.13 by its documentation and by what it answers: one per feature, its p-value kept as a float,
 * drift below and not at the bound.
 */
final class AlibiTests {

    private AlibiTests() {}

    static List<Measurement> of(Pair pair, Rules rules) {
        boolean number = rules == Rules.ALIBI_KS || (rules == Rules.ALIBI_TABULAR && pair.kind() == Kind.NUMERIC);
        DriftTest test = number ? DriftTest.KOLMOGOROV_SMIRNOV : DriftTest.CHI_SQUARE;
        if (pair.n() == 0 || pair.m() == 0) {
            return List.of(Measurement.insufficient(test));
        }
        return List.of(number ? kolmogorovSmirnov(pair) : chiSquare(pair));
    }

    private static Measurement kolmogorovSmirnov(Pair pair) {
        Measurement own = NumberTests.kolmogorovSmirnov(pair);
        return new Measurement(
                own.test(), own.statistic(), (float) own.pValue(), own.effect(), own.critical(), own.detectable());
    }

    /** Levels that either side has, those that the schema does not list included; Yates's correction for two of them. */
    private static Measurement chiSquare(Pair pair) {
        long[][] counts = withNewLevels(pair);
        ChiSquare.Result result = ChiSquare.test(counts[0], counts[1], true);
        int degrees = Math.max(1, result.degreesOfFreedom());
        return new Measurement(
                DriftTest.CHI_SQUARE,
                result.statistic(),
                (float) result.pValue(),
                result.cramersV(),
                level -> ChiSquare.quantile(level, degrees),
                level -> ChiSquare.minimumDetectable(level, NumberTests.POWER, degrees, pair.n(), pair.m()));
    }

    /** Counts of both sides by value that either side has; what is not kept by name is one level. */
    static long[][] withNewLevels(Pair pair) {
        Map<Double, long[]> counts = pair.counts();
        Set<String> names = new TreeSet<>(pair.referenceNew().levels().keySet());
        names.addAll(pair.currentNew().levels().keySet());
        long unnamedThen = pair.referenceNew().unseen() - named(pair.referenceNew());
        long unnamedNow = pair.currentNew().unseen() - named(pair.currentNew());
        int more = unnamedThen + unnamedNow > 0 ? 1 : 0;
        long[][] both = new long[2][counts.size() + names.size() + more];
        int at = 0;
        for (long[] count : counts.values()) {
            both[0][at] = count[0];
            both[1][at++] = count[1];
        }
        for (String level : names) {
            both[0][at] = pair.referenceNew().levels().getOrDefault(level, 0L);
            both[1][at++] = pair.currentNew().levels().getOrDefault(level, 0L);
        }
        if (more > 0) {
            both[0][at] = unnamedThen;
            both[1][at] = unnamedNow;
        }
        return both;
    }

    private static long named(NewValues values) {
        return values.levels().values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Judges as Alibi Detect does at the level of the batch.
     *
     * @param pValues one per feature
     */
    static Judge judge(Correction correction, double alpha, double[] pValues) {
        int features = pValues.length;
        double bound = switch (correction) {
            case NONE -> alpha;
            case BONFERRONI -> alpha / features;
            case BENJAMINI_HOCHBERG -> discoveries(alpha, pValues);
        };
        boolean floats = correction != Correction.BENJAMINI_HOCHBERG;
        return measurement -> {
            if (!measurement.done()) {
                return measurement.judged(alpha);
            }
            double p = measurement.pValue();
            boolean drift = floats ? (float) p < (float) bound : p < bound;
            return measurement.result(
                    measurement.critical().applyAsDouble(bound),
                    measurement.detectable().applyAsDouble(bound),
                    drift);
        };
    }

    /** The largest bound that a p-value keeps; the lowest one, which then none is below, where none does. */
    private static double discoveries(double alpha, double[] pValues) {
        double[] sorted = pValues.clone();
        Arrays.sort(sorted);
        for (int k = sorted.length; k > 0; k--) {
            if (sorted[k - 1] < alpha * k / sorted.length) {
                return alpha * k / sorted.length;
            }
        }
        return alpha / Math.max(1, sorted.length);
    }
}
