package io.github.churn4j.data;

import java.util.Arrays;

/** Arrays that grow by half when they are full. */
final class Growth {

    static final int FIRST = 1024;

    private Growth() {}

    static int next(int capacity) {
        return Math.max(FIRST, capacity + (capacity >> 1));
    }

    static double[] room(double[] array, int at) {
        return at < array.length ? array : Arrays.copyOf(array, next(array.length));
    }

    static int[] room(int[] array, int at) {
        return at < array.length ? array : Arrays.copyOf(array, next(array.length));
    }

    static long[] room(long[] array, int at) {
        return at < array.length ? array : Arrays.copyOf(array, next(array.length));
    }

    static byte[] room(byte[] array, int at) {
        return at < array.length ? array : Arrays.copyOf(array, next(array.length));
    }

    static int[] trim(int[] array, int size) {
        return array.length == size ? array : Arrays.copyOf(array, size);
    }

    static long[] trim(long[] array, int size) {
        return array.length == size ? array : Arrays.copyOf(array, size);
    }

    static byte[] trim(byte[] array, int size) {
        return array.length == size ? array : Arrays.copyOf(array, size);
    }

    static double[] trim(double[] array, int size) {
        return array.length == size ? array : Arrays.copyOf(array, size);
    }
}
