package io.github.churn4j.benchmarks;

import java.util.Locale;
import java.util.Map;

/**
 * What one benchmark may cost, told as a share of another one's time in the same run, because ratios hold from machine
 * to machine and nanoseconds do not.
 *
 * @param benchmark the method name of the benchmark
 * @param baseline the method name of the one it is compared with
 * @param ratio the largest accepted time(benchmark) / time(baseline)
 * @param bytes the largest accepted allocation per operation
 */
record Bound(String benchmark, String baseline, double ratio, double bytes) {

    /** One measured benchmark: nanoseconds and allocated bytes per operation. */
    record Cost(double nanoseconds, double bytes) {}

    /** Whether the costs keep within the bound. */
    boolean holds(Map<String, Cost> costs) {
        return measuredRatio(costs) <= ratio && cost(costs, benchmark).bytes() <= bytes;
    }

    /** A line of the guard's table. */
    String line(Map<String, Cost> costs) {
        Cost own = cost(costs, benchmark);
        return String.format(
                Locale.ROOT,
                "%-20s %7.0f ns %6.2f of %s, %.0f ns (at most %.2f) %8.1f B (at most %.0f)  %s",
                benchmark,
                own.nanoseconds(),
                measuredRatio(costs),
                baseline,
                cost(costs, baseline).nanoseconds(),
                ratio,
                own.bytes(),
                bytes,
                holds(costs) ? "ok" : "TOO MUCH");
    }

    private double measuredRatio(Map<String, Cost> costs) {
        return cost(costs, benchmark).nanoseconds() / cost(costs, baseline).nanoseconds();
    }

    private static Cost cost(Map<String, Cost> costs, String benchmark) {
        Cost cost = costs.get(benchmark);
        if (cost == null) {
            throw new IllegalArgumentException("benchmark '" + benchmark + "' was not run; ran " + costs.keySet());
        }
        return cost;
    }
}
