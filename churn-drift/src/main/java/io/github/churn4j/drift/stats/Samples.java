package io.github.churn4j.drift.stats;

/** What the tests ask of their arguments. */
final class Samples {

    private Samples() {}

    /** How many values are present in a sorted array: its NaN are last. */
    static int present(double[] sorted) {
        int present = sorted.length;
        while (present > 0 && Double.isNaN(sorted[present - 1])) {
            present--;
        }
        return present;
    }

    /** The value, if it is a probability. */
    static double probability(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected a probability in [0, 1]");
        }
        return value;
    }

    /** The value, if a test can have that power whatever the effect. */
    static double power(double value) {
        if (!(value > .5 && value < 1)) {
            throw new IllegalArgumentException(
                    "power is " + value + ", expected more than .5 and less than 1, such as .8");
        }
        return value;
    }

    /** The value, if it counts. */
    static long count(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " is " + value + ", expected a count of 0 or more");
        }
        return value;
    }
}
