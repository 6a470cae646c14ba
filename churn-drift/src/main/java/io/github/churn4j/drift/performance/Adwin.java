package io.github.churn4j.drift.performance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.json.Json;
import java.nio.charset.StandardCharsets;

/**
 * A window over a stream that grows while the mean stays and drops its old end when the mean changed: ADWIN2 (Bifet and
 * Gavaldà 2007, Learning from Time-Changing Data with Adaptive Windowing, SIAM SDM).
 *
 * <p>Every 32 values it compares the means of an older and a newer part of the window at each bucket's edge. They differ if
 * their distance is above √(2·σ²·ln(2/δ′)/m) + 2·ln(2/δ′)/(3m), with σ² the variance of the window, δ′ = δ / ln(length)
 * and 1/m the sum of the inverse lengths of both parts, each less 4: parts below 5 values are not compared. The old
 * end is then dropped bucket by bucket until nothing differs. Constants and this bound are river's, which tell the
 * same changes.
 *
 * <p>For values in [0, 1]: a score, or a squared error once the outcome is known. Memory and cost of a value grow with
 * the logarithm of the window, about 100 numbers for a million values. δ is no rate of false alarms of the whole stream;
 * measured ones are in docs/performance-estimation.md. Not thread-safe; deterministic.
 */
public final class Adwin {
    private static final int CLOCK = 32;
    private static final int SHORTEST_WINDOW = 10;
    private static final int SHORTEST_PART = 5;
    private static final double DELTA = .002;

    private final double delta;
    private final Buckets buckets;
    private long seen;
    private long changes;

    private Adwin(double delta, Buckets buckets) {
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("delta is " + delta + ", expected (0, 1); .002 is usual");
        }
        this.delta = delta;
        this.buckets = buckets;
    }

    /** Returns an empty window with δ = .002. */
    public static Adwin withDefaults() {
        return of(DELTA);
    }

    /**
     * Returns an empty window.
     *
     * @param delta confidence of a single comparison, (0, 1); smaller alarms less
     */
    public static Adwin of(double delta) {
        return new Adwin(delta, new Buckets());
    }

    /**
     * Adds a value.
     *
     * @param value in [0, 1]
     * @return whether the window was just cut because the mean changed
     * @throws IllegalArgumentException if the value is outside [0, 1] or NaN
     */
    public boolean add(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("value is " + value + ", expected [0, 1]");
        }
        buckets.add(value);
        seen++;
        if (seen % CLOCK != 0 || buckets.length() <= SHORTEST_WINDOW) {
            return false;
        }
        boolean cut = false;
        while (changed()) {
            buckets.dropOldest();
            cut = true;
        }
        if (cut) {
            changes++;
        }
        return cut;
    }

    /** Whether some older part differs from the rest. */
    private boolean changed() {
        double[] all = buckets.totals();
        double length = buckets.length();
        double variance = all[1] / length;
        double confidence = StrictMath.log(2 * StrictMath.log(length) / delta);
        double[] older = new double[2];
        for (int level = buckets.levels() - 1; level >= 0; level--) {
            for (int i = 0; i < buckets.count(level); i++) {
                older[0] += buckets.size(level);
                older[1] += buckets.sum(level, i);
                double newer = length - older[0];
                if (older[0] >= SHORTEST_PART
                        && newer >= SHORTEST_PART
                        && Math.abs(older[1] / older[0] - (all[0] - older[1]) / newer)
                                > bound(older[0], newer, variance, confidence)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double bound(double older, double newer, double variance, double confidence) {
        double inverse = 1 / (older - SHORTEST_PART + 1) + 1 / (newer - SHORTEST_PART + 1);
        return Math.sqrt(2 * inverse * variance * confidence) + 2.0 / 3 * confidence * inverse;
    }

    /** Returns the values in the window. */
    public long length() {
        return buckets.length();
    }

    /** Returns the mean of the window, [0, 1]; NaN without values. */
    public double mean() {
        return buckets.totals()[0] / buckets.length();
    }

    /** Returns the variance of the window; NaN without values. */
    public double variance() {
        return buckets.totals()[1] / buckets.length();
    }

    /** Returns how many values were added in all. */
    public long seen() {
        return seen;
    }

    /** Returns how often the mean changed. */
    public long changes() {
        return changes;
    }

    /** Returns the whole state as a JSON text on one line. */
    public String toJson() {
        ObjectNode json = Json.object().put("delta", delta).put("seen", seen).put("changes", changes);
        json.set("buckets", buckets.toJson());
        return new String(Json.compact(json), StandardCharsets.UTF_8);
    }

    /**
     * Goes on from a state; the window behaves as the one that wrote it.
     *
     * @throws ChurnException if the text is no state of a window
     */
    public static Adwin read(String json) {
        String place = "ADWIN state";
        JsonNode node = Json.read(json, place);
        try {
            Adwin adwin = new Adwin(Json.number(node, "delta", place), Buckets.read(node.path("buckets"), place));
            adwin.seen = (long) Json.number(node, "seen", place);
            adwin.changes = (long) Json.number(node, "changes", place);
            if (adwin.changes < 0 || adwin.seen < adwin.length()) {
                throw new IllegalArgumentException("\"seen\" is " + adwin.seen + " and \"changes\" " + adwin.changes
                        + ", expected at least the " + adwin.length() + " values in the buckets and 0");
            }
            return adwin;
        } catch (IllegalArgumentException e) {
            throw new ChurnException(place + ": " + e.getMessage(), e);
        }
    }
}
