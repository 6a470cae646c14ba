package io.github.churn4j.servlet.metrics;

import java.util.concurrent.atomic.LongAdder;

/**
 * How many requests took how long, in buckets from 50 µs to 10 s. Thread-safe; counting takes no lock and allocates
 * nothing.
 */
public final class LatencyCounts {

    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final double SECOND = 1e9;

    /** Upper bounds in nanoseconds; a last bucket above them has none. */
    private static final long[] BOUNDS = {
        50 * MICRO,
        75 * MICRO,
        100 * MICRO,
        150 * MICRO,
        200 * MICRO,
        300 * MICRO,
        500 * MICRO,
        750 * MICRO,
        MILLI,
        1_500 * MICRO,
        2 * MILLI,
        3 * MILLI,
        5 * MILLI,
        7_500 * MICRO,
        10 * MILLI,
        15 * MILLI,
        20 * MILLI,
        30 * MILLI,
        50 * MILLI,
        75 * MILLI,
        100 * MILLI,
        200 * MILLI,
        500 * MILLI,
        1_000 * MILLI,
        2_000 * MILLI,
        5_000 * MILLI,
        10_000 * MILLI
    };

    private final LongAdder[] counts = adders(BOUNDS.length + 1);
    private final LongAdder nanos = new LongAdder();

    LatencyCounts() {}

    static LongAdder[] adders(int count) {
        LongAdder[] adders = new LongAdder[count];
        for (int i = 0; i < count; i++) {
            adders[i] = new LongAdder();
        }
        return adders;
    }

    void record(long took) {
        counts[bucket(took)].increment();
        nanos.add(took);
    }

    private static int bucket(long took) {
        int low = 0;
        int high = BOUNDS.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (took <= BOUNDS[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Requests per bucket; the last one is above all bounds. */
    public long[] counts() {
        long[] now = new long[counts.length];
        for (int i = 0; i < now.length; i++) {
            now[i] = counts[i].sum();
        }
        return now;
    }

    /** All requests. */
    public long count() {
        long sum = 0;
        for (LongAdder bucket : counts) {
            sum += bucket.sum();
        }
        return sum;
    }

    /** What all requests took together, in seconds. */
    public double seconds() {
        return nanos.sum() / SECOND;
    }

    /** The buckets' upper bounds in seconds, the last one infinite. */
    static double[] boundsSeconds() {
        double[] bounds = new double[BOUNDS.length + 1];
        for (int i = 0; i < BOUNDS.length; i++) {
            bounds[i] = BOUNDS[i] / SECOND;
        }
        bounds[BOUNDS.length] = Double.POSITIVE_INFINITY;
        return bounds;
    }

    /** The buckets' upper bounds in milliseconds, but for the last bucket, which has none. */
    public static double[] boundsMillis() {
        double[] bounds = new double[BOUNDS.length];
        for (int i = 0; i < BOUNDS.length; i++) {
            bounds[i] = BOUNDS[i] / (double) MILLI;
        }
        return bounds;
    }

    /**
     * The time in milliseconds within which a fraction of the requests was answered, interpolated within its bucket;
     * NaN without requests, the largest bound for what lies above it.
     */
    public static double quantileMillis(long[] counts, double fraction) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        if (total == 0) {
            return Double.NaN;
        }
        double rank = fraction * total;
        long below = 0;
        for (int i = 0; i < BOUNDS.length; i++) {
            if (counts[i] > 0 && below + counts[i] >= rank) {
                double from = i == 0 ? 0 : BOUNDS[i - 1];
                double share = Math.max(0, (rank - below) / counts[i]);
                return (from + share * (BOUNDS[i] - from)) / MILLI;
            }
            below += counts[i];
        }
        return BOUNDS[BOUNDS.length - 1] / (double) MILLI;
    }
}
