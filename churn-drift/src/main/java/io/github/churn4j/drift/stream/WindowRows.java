package io.github.churn4j.drift.stream;

import java.util.Arrays;

/**
 * The rows of a window in the order they came, as a ring that grows to a fixed size: of each its time, whose it is, its
 * score and for every column a code, see {@link WindowCounts}. Holds no value of a customer, only where it lies in the
 * reference.
 */
final class WindowRows {

    private static final int START = 64;

    private final int width;
    private final int largest;
    private long[] times;
    private long[] keys;
    private double[] scores;
    private int[] codes;
    private int first;
    private int size;

    /**
     * No rows.
     *
     * @param width columns of a row
     * @param largest rows it may come to hold
     */
    WindowRows(int width, int largest) {
        this.width = width;
        this.largest = largest;
        int room = Math.min(START, largest);
        times = new long[room];
        keys = new long[room];
        scores = new double[room];
        codes = new int[room * width];
    }

    private WindowRows(WindowRows other) {
        width = other.width;
        largest = other.largest;
        times = other.times;
        keys = other.keys;
        scores = other.scores;
        codes = other.codes;
        first = other.first;
        size = other.size;
        resize(size);
    }

    int size() {
        return size;
    }

    boolean full() {
        return size == largest;
    }

    int largest() {
        return largest;
    }

    /** Appends a row; the score of a refused record is NaN. */
    void add(long time, long key, double score, int[] row) {
        if (size == times.length) {
            grow();
        }
        int at = position(size++);
        times[at] = time;
        keys[at] = key;
        scores[at] = score;
        System.arraycopy(row, 0, codes, at * width, width);
    }

    /** Drops the oldest row. */
    void removeFirst() {
        first = position(1);
        size--;
    }

    /** When a row came, milliseconds; 0 is the oldest row. */
    long time(int row) {
        return times[position(row)];
    }

    /** Whose a row is, see {@link RowKeys}. */
    long key(int row) {
        return keys[position(row)];
    }

    /** P(churn) of a row; NaN for a record that was refused. */
    double score(int row) {
        return scores[position(row)];
    }

    /** The code of a row in a column. */
    int code(int row, int column) {
        return codes[position(row) * width + column];
    }

    /** The scores of the rows that have one, in order. */
    double[] scores() {
        double[] present = new double[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            double score = score(i);
            if (!Double.isNaN(score)) {
                present[count++] = score;
            }
        }
        return Arrays.copyOf(present, count);
    }

    /** All rows, to be kept. */
    WatchState.Rows state() {
        WindowRows copy = new WindowRows(this);
        return new WatchState.Rows(copy.times, copy.keys, copy.scores, copy.codes);
    }

    private int position(int row) {
        int at = first + row;
        return at >= times.length ? at - times.length : at;
    }

    private void grow() {
        resize((int) Math.min(largest, 2L * times.length));
    }

    private void resize(int room) {
        long[] newTimes = new long[room];
        long[] newKeys = new long[room];
        double[] newScores = new double[room];
        int[] newCodes = new int[room * width];
        for (int i = 0; i < size; i++) {
            int at = position(i);
            newTimes[i] = times[at];
            newKeys[i] = keys[at];
            newScores[i] = scores[at];
            System.arraycopy(codes, at * width, newCodes, i * width, width);
        }
        times = newTimes;
        keys = newKeys;
        scores = newScores;
        codes = newCodes;
        first = 0;
    }
}
