package io.github.churn4j.registry;

import java.util.function.LongPredicate;

/** Finds the last number for which something holds that holds up to it and no further, in O(log n) questions. */
final class LastHolding {

    private LastHolding() {}

    /**
     * Halves what lies between.
     *
     * @param holds a number for which it holds, which is not asked
     * @param fails a larger one for which it does not, which is not asked
     */
    static long between(long holds, long fails, LongPredicate holding) {
        long last = holds;
        for (long next = fails; next - last > 1; ) {
            long middle = last + (next - last) / 2;
            if (holding.test(middle)) {
                last = middle;
            } else {
                next = middle;
            }
        }
        return last;
    }
}
