package io.github.churn4j.drift.performance;

import io.github.churn4j.drift.Verdict;
import io.github.churn4j.drift.stats.Normal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares estimated with realised performance, chunk by chunk.
 *
 * <p>What happened to the labelled rows is compared with what was expected of these very rows ({@link
 * Cbpe#expected(double[], double[])}), so labels that arrive for some scores sooner than for others do no harm. Labels that
 * arrive for churners sooner than for stayers of the same score do: compare a chunk when its labels are due. So do
 * customers who were contacted and kept.
 *
 * <p>Each measure but EMPC (which is optimistic on labels) is judged by the normal distribution, at the level divided by
 * the number of measures (Bonferroni). Where the churn rate shifted, both the plain and the adjusted expectation must be
 * missed. Immutable and thread-safe.
 */
public final class PerformanceComparison {
    /** The outcome of a row of which nothing is known yet. */
    public static final byte UNKNOWN = -1;

    /** The outcome of a customer who stayed. */
    public static final byte STAYED = 0;

    /** The outcome of a customer who churned. */
    public static final byte CHURNED = 1;

    private static final Set<Measure> JUDGED = EnumSet.complementOf(EnumSet.of(Measure.EMPC));
    private static final int EXPECTED_OF_EACH = 10; // below, sums of labels are not normal

    private final Cbpe cbpe;
    private final double level;
    private final int minimum;
    private final double reference;
    private final long referenceRows;

    private PerformanceComparison(Cbpe cbpe, double level, int minimum, double reference, long referenceRows) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level is " + level + ", expected (0, 1); .01 is usual");
        }
        if (minimum < 1) {
            throw new IllegalArgumentException("minimum is " + minimum + ", expected 1 label or more");
        }
        this.cbpe = cbpe;
        this.level = level;
        this.minimum = minimum;
        this.reference = reference;
        this.referenceRows = referenceRows;
    }

    /** Compares at a level of .01 a chunk, from 100 labels on, without looking for shifts of the churn rate. */
    public static PerformanceComparison of(Cbpe cbpe) {
        return new PerformanceComparison(cbpe, .01, 100, Double.NaN, 0);
    }

    /** With another chance of a false alarm per chunk, (0, 1). */
    public PerformanceComparison withLevel(double perChunk) {
        return new PerformanceComparison(cbpe, perChunk, minimum, reference, referenceRows);
    }

    /** With another minimum of labels, 1 or more; ten churners and ten stayers must be expected among them as well. */
    public PerformanceComparison withMinimum(int labels) {
        return new PerformanceComparison(cbpe, level, labels, reference, referenceRows);
    }

    /**
     * Looking for a shift of the churn rate at the same level, and estimating anew where there is one.
     *
     * @param churnRate the rate that the scores were calibrated at, (0, 1)
     * @param rows rows it was counted on
     */
    public PerformanceComparison withReference(double churnRate, long rows) {
        if (!(churnRate > 0 && churnRate < 1) || rows < 1) {
            throw new IllegalArgumentException(
                    "reference churn rate is " + churnRate + " of " + rows + " rows, expected (0, 1) of at least 1");
        }
        return new PerformanceComparison(cbpe, level, minimum, churnRate, rows);
    }

    /**
     * Compares one chunk; O(n log n).
     *
     * @param scores calibrated P(churn), [0, 1], at least one
     * @param outcomes {@link #UNKNOWN}, {@link #STAYED} or {@link #CHURNED}, one per score
     */
    public EstimatedAndRealised compare(Instant from, Instant to, double[] scores, byte[] outcomes) {
        requireOutcomes(scores, outcomes);
        Optional<PriorShift> shift = Double.isNaN(reference)
                ? Optional.empty()
                : Optional.of(PriorShift.of(reference, referenceRows, scores));
        Optional<PriorShift> shifted = shift.filter(s -> s.shifted(level));
        int labelled = 0;
        double[] known = new double[scores.length];
        boolean[] churned = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            if (outcomes[i] != UNKNOWN) {
                known[labelled] = scores[i];
                churned[labelled++] = outcomes[i] == CHURNED;
            }
        }
        Judgement judgement = labelled == 0
                ? new Judgement(Optional.empty(), new EnumMap<>(Measure.class), Verdict.INSUFFICIENT_DATA)
                : judge(Arrays.copyOf(known, labelled), Arrays.copyOf(churned, labelled), shifted);
        return new EstimatedAndRealised(
                from,
                to,
                scores.length,
                labelled,
                cbpe.estimate(scores),
                shift,
                shifted.map(s -> cbpe.estimate(scores, s.adjusted(scores))),
                judgement.realised,
                judgement.pValues,
                judgement.verdict == Verdict.DRIFT ? outside(judgement.pValues) : List.of(),
                judgement.verdict);
    }

    private static void requireOutcomes(double[] scores, byte[] outcomes) {
        if (scores.length != outcomes.length) {
            throw new IllegalArgumentException(
                    "got " + scores.length + " scores and " + outcomes.length + " outcomes, expected the same number");
        }
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] < UNKNOWN || outcomes[i] > CHURNED) {
                throw new IllegalArgumentException("outcome of row " + i + " is " + outcomes[i]
                        + ", expected -1 (unknown), 0 (stayed) or 1 (churned)");
            }
        }
    }

    private record Judgement(Optional<PerformanceEstimate> realised, Map<Measure, Double> pValues, Verdict verdict) {}

    private Judgement judge(double[] scores, boolean[] churned, Optional<PriorShift> shifted) {
        PerformanceEstimate realised = cbpe.realised(scores, churned);
        PerformanceEstimate expected = cbpe.expected(scores, scores);
        Map<Measure, Double> pValues = pValues(realised, expected);
        if (shifted.isPresent()) {
            PerformanceEstimate adjusted = cbpe.expected(scores, shifted.get().adjusted(scores));
            pValues(realised, adjusted).forEach((measure, p) -> pValues.merge(measure, p, Math::max));
        }
        double churners = expected.churnRate().value() * scores.length;
        boolean enough = scores.length >= minimum && Math.min(churners, scores.length - churners) >= EXPECTED_OF_EACH;
        Verdict verdict =
                !enough ? Verdict.INSUFFICIENT_DATA : outside(pValues).isEmpty() ? Verdict.STABLE : Verdict.DRIFT;
        return new Judgement(Optional.of(realised), pValues, verdict);
    }

    private static Map<Measure, Double> pValues(PerformanceEstimate realised, PerformanceEstimate expected) {
        Map<Measure, Double> pValues = new EnumMap<>(Measure.class);
        for (Measure measure : JUDGED) {
            Estimate model = expected.get(measure);
            double distance = realised.get(measure).value() - model.value();
            if (!Double.isNaN(distance) && model.standardError() > 0) {
                pValues.put(measure, Normal.twoSided(distance / model.standardError()));
            }
        }
        return pValues;
    }

    private List<Measure> outside(Map<Measure, Double> pValues) {
        List<Measure> outside = new ArrayList<>();
        pValues.forEach((measure, p) -> {
            if (p <= level / JUDGED.size()) {
                outside.add(measure);
            }
        });
        return outside;
    }
}
