package io.github.churn4j.pipeline;

/**
 * What a fitted pipeline does with one feature or ratio.
 *
 * @param kind how the value becomes numbers
 * @param slot the value's slot; a ratio's numerator
 * @param denominator a ratio's denominator; -1 elsewhere
 * @param width how many numbers it becomes, without the missing flag
 * @param centre subtracted from a number
 * @param scale multiplied with a centred number
 * @param imputed stands in for a missing value, unscaled; NaN where it stays missing
 * @param flag whether one more number says that the value was missing
 */
record Step(
        Kind kind, int slot, int denominator, int width, double centre, double scale, double imputed, boolean flag) {

    enum Kind {
        NUMBER,
        ONE_HOT,
        RATIO
    }

    static double ratio(double numerator, double denominator) {
        double value = denominator == 0 ? Double.NaN : numerator / denominator;
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    int outputs() {
        return width + (flag ? 1 : 0);
    }

    /** Writes the outputs of one row and returns the index after them. */
    int apply(double[] slots, double[] target, int at) {
        double value = kind == Kind.RATIO ? ratio(slots[slot], slots[denominator]) : slots[slot];
        boolean missing = Double.isNaN(value);
        if (missing) {
            value = imputed;
        }
        int next = at + width;
        if (kind == Kind.ONE_HOT) {
            for (int i = at; i < next; i++) {
                target[i] = 0;
            }
            int level = (int) value;
            if (level > 0) {
                target[at + level - 1] = 1;
            }
        } else {
            target[at] = (value - centre) * scale;
        }
        if (flag) {
            target[next++] = missing ? 1 : 0;
        }
        return next;
    }
}
