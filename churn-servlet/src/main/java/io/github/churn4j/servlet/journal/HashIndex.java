package io.github.churn4j.servlet.journal;

/**
 * A map from hashes to numbers from 0 on, 20 bytes a place and at most three quarters full. Open addressing with linear
 * steps; the hashes are uniform already. Not thread-safe.
 */
final class HashIndex {

    /** What {@link #get} answers for a hash that is not there. */
    static final int ABSENT = -1;

    private static final int FIRST = 1 << 10;

    private long[] high = new long[FIRST];
    private long[] low = new long[FIRST];
    private int[] value = new int[FIRST]; // one more than the number; 0 for a free place
    private int size;

    int size() {
        return size;
    }

    int get(Hash128 hash) {
        return value[place(hash.high(), hash.low())] - 1;
    }

    boolean contains(Hash128 hash) {
        return get(hash) != ABSENT;
    }

    void put(Hash128 hash, int number) {
        put(hash.high(), hash.low(), number + 1);
        if (size > value.length / 4 * 3) {
            grow();
        }
    }

    private void put(long h, long l, int stored) {
        int place = place(h, l);
        if (value[place] == 0) {
            size++;
        }
        high[place] = h;
        low[place] = l;
        value[place] = stored;
    }

    /** Where a hash is, or the free place where it belongs. */
    private int place(long h, long l) {
        int mask = value.length - 1;
        int place = (int) h & mask;
        while (value[place] != 0 && (high[place] != h || low[place] != l)) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        int[] oldValue = value;
        high = new long[2 * oldValue.length];
        low = new long[2 * oldValue.length];
        value = new int[2 * oldValue.length];
        size = 0;
        for (int i = 0; i < oldValue.length; i++) {
            if (oldValue[i] != 0) {
                put(oldHigh[i], oldLow[i], oldValue[i]);
            }
        }
    }
}
