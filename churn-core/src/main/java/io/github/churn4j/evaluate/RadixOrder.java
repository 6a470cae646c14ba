package io.github.churn4j.evaluate;

/** Orders rows by a double column without boxing: a stable least-significant-digit radix sort, O(8·n). */
final class RadixOrder {
    private RadixOrder() {}

    /**
     * Returns row numbers by descending value; equal values (0 and −0 too) keep their row order.
     *
     * @param values finite numbers
     */
    static int[] descending(double[] values) {
        int n = values.length;
        long[] keys = new long[n];
        int[] rows = new int[n];
        for (int i = 0; i < n; i++) {
            long bits = Double.doubleToLongBits(values[i] + 0.0);
            // flip so that unsigned order of the key is descending order of the double
            keys[i] = ~(bits ^ ((bits >> 63) | Long.MIN_VALUE));
            rows[i] = i;
        }
        long[] otherKeys = new long[n];
        int[] otherRows = new int[n];
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            int[] start = starts(keys, shift);
            if (start.length == 0) {
                continue;
            }
            for (int i = 0; i < n; i++) {
                int to = start[(int) (keys[i] >>> shift) & 0xff]++;
                otherKeys[to] = keys[i];
                otherRows[to] = rows[i];
            }
            long[] k = keys;
            keys = otherKeys;
            otherKeys = k;
            int[] r = rows;
            rows = otherRows;
            otherRows = r;
        }
        return rows;
    }

    /** Where each digit's rows begin; empty if all rows share one digit, so that the pass can be skipped. */
    private static int[] starts(long[] keys, int shift) {
        int[] count = new int[256];
        for (long key : keys) {
            count[(int) (key >>> shift) & 0xff]++;
        }
        int sum = 0;
        for (int digit = 0; digit < count.length; digit++) {
            int c = count[digit];
            if (c == keys.length) {
                return new int[0];
            }
            count[digit] = sum;
            sum += c;
        }
        return count;
    }
}
