package io.github.churn4j.training.tribuo;

/** Says no to a hyperparameter out of its range, naming it, its value and the range. */
final class Expect {

    private Expect() {}

    static void that(boolean inRange, String name, Object value, String range) {
        if (!inRange) {
            throw new IllegalArgumentException(name + " is " + value + ", expected " + range);
        }
    }

    static void finiteAtLeast(double least, String name, double value) {
        that(Double.isFinite(value) && value >= least, name, value, "a finite number >= " + least);
    }
}
