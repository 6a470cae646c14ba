package io.github.churn4j.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;

/**
 * The candidates of a search and the way they compete: each rung trains on a share of every fold's training rows, and
 * the better part goes on to the next rung; the last rung trains on all rows (successive halving, Jamieson and
 * Talwalkar 2016).
 *
 * @param candidates in the order they are tried; at least one
 * @param rungs shares of the training rows, rising, the last one 1
 * @param kept fraction of the candidates that goes on from a rung, in (0, 1]
 */
public record SearchSpace(List<Candidate> candidates, List<Double> rungs, double kept) {

    public SearchSpace {
        candidates = List.copyOf(candidates);
        rungs = List.copyOf(rungs);
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("a search needs at least one candidate");
        }
        double before = 0;
        for (double rung : rungs) {
            if (!(rung > before && rung <= 1)) {
                throw new IllegalArgumentException("rungs are " + rungs + ", expected shares that rise to 1");
            }
            before = rung;
        }
        if (before != 1) {
            throw new IllegalArgumentException("rungs are " + rungs + ", expected the last one to be 1");
        }
        if (!(kept > 0 && kept <= 1)) {
            throw new IllegalArgumentException("kept fraction is " + kept + ", expected (0, 1]");
        }
    }

    /** A range to draw a hyperparameter from. */
    public record Range(double low, double high, boolean logarithmic, boolean whole) {
        public Range {
            if (!(low <= high) || (logarithmic && !(low > 0))) {
                throw new IllegalArgumentException(
                        "range is [" + low + ", " + high + "], expected low <= high, above 0 where logarithmic");
            }
        }

        /** Evenly from [low, high]. */
        public static Range of(double low, double high) {
            return new Range(low, high, false, false);
        }

        /** Evenly on a logarithmic scale from [low, high]. */
        public static Range log(double low, double high) {
            return new Range(low, high, true, false);
        }

        /** A whole number from low to high, both included. */
        public static Range whole(int low, int high) {
            return new Range(low, high, false, true);
        }

        /** Rounded to four significant digits, so that it can be read, copied and repeated. */
        double draw(SplittableRandom random) {
            double u = random.nextDouble();
            if (whole) {
                return low + Math.floor(u * (high - low + 1));
            }
            double value = logarithmic
                    ? StrictMath.exp(StrictMath.log(low) + u * (StrictMath.log(high) - StrictMath.log(low)))
                    : low + u * (high - low);
            return new java.math.BigDecimal(value)
                    .round(new java.math.MathContext(4))
                    .doubleValue();
        }
    }

    /** All candidates in full on every fold. */
    public static SearchSpace exhaustive(List<Candidate> candidates) {
        return new SearchSpace(candidates, List.of(1.0), 1);
    }

    /** Every combination of the given values. */
    public static List<Candidate> grid(Candidate base, SortedMap<String, List<Double>> values) {
        List<Candidate> candidates = List.of(base);
        for (var entry : values.entrySet()) {
            List<Candidate> next = new ArrayList<>();
            for (Candidate candidate : candidates) {
                entry.getValue().forEach(value -> next.add(candidate.with(entry.getKey(), value)));
            }
            candidates = next;
        }
        return candidates;
    }

    /** Candidates drawn by chance, each hyperparameter from its range (Bergstra and Bengio 2012). */
    public static List<Candidate> random(Candidate base, SortedMap<String, Range> ranges, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Candidate candidate = base;
            for (var entry : ranges.entrySet()) {
                candidate = candidate.with(entry.getKey(), entry.getValue().draw(random));
            }
            candidates.add(candidate);
        }
        return candidates;
    }
}
