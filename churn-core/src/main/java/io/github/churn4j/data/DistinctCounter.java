package io.github.churn4j.data;

import java.util.Arrays;

/**
 * Counts distinct values by their 64-bit hashes in bounded memory (at most 1 MiB).
 *
 * <p>Implementation note: exact up to 65,536 values. Beyond that, adaptive sampling (Wegman; analysed by Flajolet
 * 1990, "On adaptive sampling"): only hashes whose lowest k bits are zero are kept, k grows when the table is full, and
 * the estimate is kept · 2^k with a standard error near .6 %.
 */
final class DistinctCounter {

    private static final int LARGEST = 1 << 16;

    private long[] table = new long[64];
    private int kept;
    private int depth;
    private boolean zero;

    void add(long hash) {
        if ((hash & ((1L << depth) - 1)) != 0) {
            return;
        }
        if (hash == 0) {
            zero = true;
        } else if (insert(hash)) {
            kept++;
            if (kept > LARGEST) {
                thin();
            } else if (kept * 2 > table.length) {
                rebuild(table.length * 2);
            }
        }
    }

    private boolean insert(long hash) {
        int at = (int) (hash >>> 40) & (table.length - 1);
        while (table[at] != 0) {
            if (table[at] == hash) {
                return false;
            }
            at = (at + 1) & (table.length - 1);
        }
        table[at] = hash;
        return true;
    }

    private void thin() {
        while (kept > LARGEST) {
            depth++;
            long mask = (1L << depth) - 1;
            long[] old = table;
            table = new long[old.length];
            kept = 0;
            for (long hash : old) {
                if (hash != 0 && (hash & mask) == 0 && insert(hash)) {
                    kept++;
                }
            }
        }
    }

    private void rebuild(int size) {
        long[] old = table;
        table = new long[size];
        Arrays.stream(old).filter(h -> h != 0).forEach(this::insert);
    }

    boolean exact() {
        return depth == 0;
    }

    long count() {
        return ((long) kept << depth) + (zero ? 1 : 0);
    }
}
