package io.github.churn4j.training;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An algorithm with its hyperparameters.
 *
 * @param algorithm which one
 * @param hyperparameters by the names that {@link Algorithm} lists; those absent take their defaults
 */
public record Candidate(Algorithm algorithm, SortedMap<String, Double> hyperparameters) {

    /**
     * Checks the hyperparameters.
     *
     * @throws IllegalArgumentException if one is unknown or out of range
     */
    public Candidate {
        hyperparameters = Collections.unmodifiableSortedMap(new TreeMap<>(hyperparameters));
        algorithm.trainer(hyperparameters, new int[0], 1);
    }

    /** A candidate with all defaults. */
    public static Candidate of(Algorithm algorithm) {
        return new Candidate(algorithm, new TreeMap<>());
    }

    /** The same candidate with one more hyperparameter, or another value of one it has. */
    public Candidate with(String name, double value) {
        SortedMap<String, Double> more = new TreeMap<>(hyperparameters);
        more.put(name, value);
        return new Candidate(algorithm, more);
    }

    /** Such as {@code boosting eta=0.05 maxDepth=4}. */
    @Override
    public String toString() {
        return algorithm.key()
                + hyperparameters.entrySet().stream()
                        .map(e -> " " + e.getKey() + "=" + number(e.getValue()))
                        .collect(Collectors.joining());
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(Math.round(value * 1e6) / 1e6);
    }
}
