package io.github.churn4j.report;

/** A named value with an interval; both bounds NaN where none is known. */
record Estimate(String name, double value, double lower, double upper) {
    Estimate {
        if (lower > upper) {
            throw new IllegalArgumentException(
                    "interval of '" + name + "' runs from " + lower + " to " + upper + ", expected lower <= upper");
        }
    }

    boolean hasInterval() {
        return Double.isFinite(lower) && Double.isFinite(upper);
    }

    String tooltip(ValueFormat format) {
        String interval = hasInterval() ? " (" + format.interval(lower, upper) + ")" : "";
        return name + "\n" + format.format(value) + interval;
    }
}
