package io.github.churn4j.drift.stream;

import io.github.churn4j.drift.stats.EmpiricalDistribution;

/**
 * Kolmogorov and Smirnov's D of a fixed reference and a window whose values come and go one by one; equal to D of the
 * same two samples taken as a whole.
 *
 * <p>Only the reference's distinct values are kept, and how many of the window's values lie at each and in each gap
 * between them: D depends on nothing else, so memory does not grow with the window. Insertion and removal cost
 * O(log reference). Where {@link #full} values are present {@link #statistic} is O(1), else O(reference). Arithmetic is
 * in integers, so nothing drifts however long it runs. Values may be infinite, not NaN. Not thread-safe.
 */
public final class IncrementalKs {

    private static final long MOST_WEIGHT = 1L << 52;

    private final EmpiricalDistribution reference;
    private final long total;
    private final long[] cumulative;
    private final int[] counts;
    private final int full;
    private final @org.jspecify.annotations.Nullable KsTree tree;
    private int present;

    private IncrementalKs(EmpiricalDistribution reference, int full, boolean tree) {
        if (reference.count() == 0) {
            throw new IllegalArgumentException("the reference has no value, expected 1 or more");
        }
        if (full < 1 || reference.count() > MOST_WEIGHT / full) {
            throw new IllegalArgumentException("the window has " + full + " values and the reference "
                    + reference.count() + ", expected 1 or more and a product of at most " + MOST_WEIGHT);
        }
        this.reference = reference;
        this.full = full;
        total = reference.count();
        cumulative = new long[reference.size()];
        counts = new int[2 * cumulative.length + 1];
        long[] weights = new long[cumulative.length];
        for (int i = 0; i < cumulative.length; i++) {
            cumulative[i] = Math.round(reference.cumulative(i) * total);
            weights[i] = cumulative[i] - (i == 0 ? 0 : cumulative[i - 1]);
        }
        this.tree = tree ? new KsTree(weights, total, full) : null;
    }

    /**
     * An empty window.
     *
     * @param full how many values the window mostly has, for which the statistic is quickest
     * @throws IllegalArgumentException if the reference is empty or the product of both sizes exceeds 2^52
     */
    public static IncrementalKs of(EmpiricalDistribution reference, int full) {
        return new IncrementalKs(reference, full, true);
    }

    /** The same for a statistic that is asked for seldom: insertion is quicker, the statistic always O(reference). */
    static IncrementalKs seldom(EmpiricalDistribution reference, int largest) {
        return new IncrementalKs(reference, largest, false);
    }

    /** How many values the window mostly has. */
    public int full() {
        return full;
    }

    /** How many values it has now. */
    public int count() {
        return present;
    }

    /** The reference. */
    public EmpiricalDistribution reference() {
        return reference;
    }

    /** The place of a value among the reference's: 2i + 1 at its i-th distinct value, 2i in the gap before it. O(log). */
    public int slot(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("value is NaN, expected a number; missing values are counted elsewhere");
        }
        int floor = reference.floor(value);
        return floor >= 0 && reference.point(floor) == value ? 2 * floor + 1 : 2 * floor + 2;
    }

    /** How many slots there are. */
    public int slots() {
        return counts.length;
    }

    /** How many of the window's values lie in a slot. */
    public int count(int slot) {
        return counts[slot];
    }

    /** Adds a value. */
    public void insert(double value) {
        insertAt(slot(value));
    }

    /**
     * Takes a value away.
     *
     * @throws IllegalStateException if no such value is there
     */
    public void remove(double value) {
        removeAt(slot(value));
    }

    /** Adds a value by its slot. */
    public void insertAt(int slot) {
        counts[slot]++;
        present++;
        update(slot >> 1);
    }

    /**
     * Takes a value away by its slot.
     *
     * @throws IllegalStateException if no such value is there
     */
    public void removeAt(int slot) {
        if (counts[slot] == 0) {
            throw new IllegalStateException("there is no value in slot " + slot + " to remove");
        }
        counts[slot]--;
        present--;
        update(slot >> 1);
    }

    private void update(int leaf) {
        if (tree != null && leaf < cumulative.length) { // beyond the last reference value both have reached 1
            tree.set(leaf, counts[2 * leaf], counts[2 * leaf + 1]);
        }
    }

    /** D, [0, 1]; NaN for an empty window. */
    public double statistic() {
        if (present == 0) {
            return Double.NaN;
        }
        long distance = tree != null && present == full ? tree.distance() : scan();
        return (double) distance / ((double) total * present);
    }

    private long scan() {
        long below = 0;
        long largest = 0;
        long before = 0;
        for (int i = 0; i < cumulative.length; i++) {
            below += counts[2 * i];
            largest = Math.max(largest, below * total - before);
            below += counts[2 * i + 1];
            before = cumulative[i] * present;
            largest = Math.max(largest, Math.abs(before - below * total));
        }
        return largest;
    }
}
