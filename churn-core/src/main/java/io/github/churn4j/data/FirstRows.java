package io.github.churn4j.data;

import java.util.Arrays;

/** Finds the first row that had a 64-bit hash; open addressing, at most half full. */
final class FirstRows {

    private final long[] hashes;
    private final int[] rows;

    FirstRows(int count) {
        int size = Integer.highestOneBit(Math.max(8, Math.min(count, 1 << 28))) << 2;
        hashes = new long[size];
        rows = new int[size];
        Arrays.fill(rows, -1);
    }

    /** The first row with the hash, or -1 where this one is the first. */
    int firstOrAdd(long hash, int row) {
        int at = (int) Dataset.mix(hash) & (hashes.length - 1);
        while (rows[at] >= 0) {
            if (hashes[at] == hash) {
                return rows[at];
            }
            at = (at + 1) & (hashes.length - 1);
        }
        hashes[at] = hash;
        rows[at] = row;
        return -1;
    }
}
