package io.github.churn4j.report;

/** Coordinates as text: rounded to a tenth of a CSS pixel, without trailing zeros, the same on every machine. */
final class Pixels {
    private Pixels() {}

    static String of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("coordinate is " + value + ", expected a finite number");
        }
        long tenths = Math.round(value * 10);
        long whole = Math.abs(tenths) / 10;
        long rest = Math.abs(tenths) % 10;
        return (tenths < 0 ? "-" : "") + whole + (rest == 0 ? "" : "." + rest);
    }
}
