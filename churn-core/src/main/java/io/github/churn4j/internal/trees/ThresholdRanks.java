package io.github.churn4j.internal.trees;

import io.github.churn4j.model.TreeEnsemble;
import io.github.churn4j.model.TreeEnsemble.Rule;
import java.util.Arrays;

/**
 * Where a feature value lies among the thresholds of an ensemble: its rank.
 *
 * <p>A feature's distinct thresholds are numbered in ascending order. The rank of a value is how many of them send it
 * right, so that a split on threshold number j sends it right exactly where {@code rank > j}. A missing value has a
 * rank of its own, {@code thresholds + 1}. Only features that some split uses are ranked; they are numbered anew, the
 * ones with few thresholds first.
 *
 * <p>Implementation note: thresholds and values become integers of the same order (negative zero made positive), and
 * the binary search adds masks instead of branching, because a branch here would be guessed wrong half of the time.
 */
final class ThresholdRanks {

    private final boolean single;
    private final int[] feature;
    private final int[] start;
    private final int[] keys;
    private final long[] wideKeys;

    private ThresholdRanks(boolean single, int[] feature, int[] start, long[] sorted) {
        this.single = single;
        this.feature = feature;
        this.start = start;
        this.wideKeys = single ? new long[0] : sorted;
        this.keys = new int[single ? sorted.length : 0];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (int) sorted[i];
        }
    }

    /** Ranks for the splits of an ensemble. */
    static ThresholdRanks of(TreeEnsemble ensemble) {
        boolean single = ensemble.rule() == Rule.SUM_FLOAT;
        long[][] byFeature = distinctKeys(ensemble, single);
        int[] used = usedFeatures(byFeature);
        int[] start = new int[used.length + 1];
        for (int u = 0; u < used.length; u++) {
            start[u + 1] = start[u] + byFeature[used[u]].length;
        }
        long[] sorted = new long[start[used.length]];
        for (int u = 0; u < used.length; u++) {
            System.arraycopy(byFeature[used[u]], 0, sorted, start[u], start[u + 1] - start[u]);
        }
        return new ThresholdRanks(single, used, start, sorted);
    }

    private static long[][] distinctKeys(TreeEnsemble ensemble, boolean single) {
        int[] splits = new int[ensemble.featureCount()];
        for (int n = 0; n < ensemble.nodes(); n++) {
            if (!ensemble.leaf(n)) {
                splits[ensemble.feature(n)]++;
            }
        }
        long[][] keys = new long[splits.length][];
        for (int f = 0; f < splits.length; f++) {
            keys[f] = new long[splits[f]];
        }
        for (int n = 0; n < ensemble.nodes(); n++) {
            if (!ensemble.leaf(n)) {
                int f = ensemble.feature(n);
                keys[f][--splits[f]] = key(single, ensemble.threshold(n));
            }
        }
        for (int f = 0; f < keys.length; f++) {
            keys[f] = sortedDistinct(keys[f]);
        }
        return keys;
    }

    private static long[] sortedDistinct(long[] keys) {
        Arrays.sort(keys);
        int kept = 0;
        for (int i = 0; i < keys.length; i++) {
            if (i == 0 || keys[i] != keys[i - 1]) {
                keys[kept++] = keys[i];
            }
        }
        return Arrays.copyOf(keys, kept);
    }

    /** Features with thresholds; equal search lengths lie together, which keeps the loop branch predictable. */
    private static int[] usedFeatures(long[][] byFeature) {
        long[] order = new long[byFeature.length];
        int used = 0;
        for (int f = 0; f < byFeature.length; f++) {
            if (byFeature[f].length > 0) {
                order[used++] = (long) byFeature[f].length << 32 | f;
            }
        }
        Arrays.sort(order, 0, used);
        int[] features = new int[used];
        for (int u = 0; u < used; u++) {
            features[u] = (int) order[u];
        }
        return features;
    }

    /** The number of features that some split uses. */
    int used() {
        return feature.length;
    }

    /** The distinct thresholds of a used feature. */
    int thresholds(int used) {
        return start[used + 1] - start[used];
    }

    /** Where a missing value is told apart. */
    int missingRank(int used) {
        return thresholds(used) + 1;
    }

    /** The used number of each model feature; -1 for one that no split uses. */
    int[] usedOf(int featureCount) {
        int[] of = new int[featureCount];
        Arrays.fill(of, -1);
        for (int u = 0; u < feature.length; u++) {
            of[feature[u]] = u;
        }
        return of;
    }

    /** The number of a threshold among the distinct ones of its feature. */
    int number(int used, double threshold) {
        long key = key(single, threshold);
        int at = single
                ? Arrays.binarySearch(keys, start[used], start[used + 1], (int) key)
                : Arrays.binarySearch(wideKeys, start[used], start[used + 1], key);
        return at - start[used];
    }

    /** The rank of a used feature's value in a row that begins at an offset. */
    int rank(int used, double[] rows, int offset) {
        double x = rows[offset + feature[used]];
        int from = start[used];
        int length = start[used + 1] - from;
        if (Double.isNaN(x)) {
            return length + 1;
        }
        return single ? singleRank(singleKey((float) x), from, length) : doubleRank(doubleKey(x), from, length);
    }

    /** How many keys are at most the value's: x < t goes left. */
    private int singleRank(int x, int from, int length) {
        int at = from;
        for (int left = length; left > 1; ) {
            int half = left >>> 1;
            at += half & ~(int) (((long) x - keys[at + half - 1]) >> 63);
            left -= half;
        }
        return at - from + 1 + (int) (((long) x - keys[at]) >> 63);
    }

    /** How many keys are below the value's: x <= t goes left. */
    private int doubleRank(long x, int from, int length) {
        int at = from;
        for (int left = length; left > 1; ) {
            int half = left >>> 1;
            at += half & below(wideKeys[at + half - 1], x);
            left -= half;
        }
        return at - from - below(wideKeys[at], x);
    }

    /** -1 where a < b, else 0, without a branch and right for differences that overflow. */
    private static int below(long a, long b) {
        return (int) (((a & ~b) | (~(a ^ b) & (a - b))) >> 63);
    }

    private static long key(boolean single, double x) {
        return single ? singleKey((float) x) : doubleKey(x);
    }

    /** An int that orders as the float does; both zeros are one. */
    private static int singleKey(float x) {
        int bits = Float.floatToRawIntBits(x + 0.0f);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    /** A long that orders as the double does; both zeros are one. */
    private static long doubleKey(double x) {
        long bits = Double.doubleToRawLongBits(x + 0.0);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }
}
