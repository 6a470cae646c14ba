package io.github.churn4j.drift.stream;

/**
 * The rows of the window that is filling, with what is counted of them. What was passed over or late since the last window
 * ended is counted beside.
 */
final class WindowContent {

    private final WindowRows rows;
    private final WindowCounts counts;
    private final RowKeys keys = new RowKeys();
    private long capped;
    private long late;
    private long overflowed;

    WindowContent(WindowRows rows, WindowCounts counts) {
        this.rows = rows;
        this.counts = counts;
    }

    /** Appends a row, see {@link WindowRows#add}; a full window loses its oldest. */
    void add(long time, long key, double score, int[] codes) {
        if (rows.full()) {
            removeFirst();
            overflowed++;
        }
        rows.add(time, key, score, codes);
        counts.add(rows, rows.size() - 1);
        if (!Double.isNaN(score)) {
            keys.add(key);
        }
    }

    /** Drops the oldest row. */
    void removeFirst() {
        counts.remove(rows, 0);
        if (!Double.isNaN(rows.score(0))) {
            keys.remove(rows.key(0));
        }
        rows.removeFirst();
    }

    /** Drops the rows before a time. */
    void removeBefore(long time) {
        while (rows.size() > 0 && rows.time(0) < time) {
            removeFirst();
        }
    }

    /** Drops so many of the oldest rows. */
    void remove(int oldest) {
        for (int i = 0; i < oldest; i++) {
            removeFirst();
        }
    }

    WindowRows rows() {
        return rows;
    }

    WindowCounts counts() {
        return counts;
    }

    RowKeys keys() {
        return keys;
    }

    void cap() {
        capped++;
    }

    void late() {
        late++;
    }

    /** Predictions passed over since the last window ended. */
    long capped() {
        return capped;
    }

    /** Rows that came late since then. */
    long lateRows() {
        return late;
    }

    /** Rows lost since then because the window holds no more. */
    long overflowed() {
        return overflowed;
    }

    /** Begins to count anew what is passed over, late and lost. */
    void windowEnded() {
        restoreCounts(0, 0, 0);
    }

    void restoreCounts(long cappedRows, long lateRows, long lostRows) {
        capped = cappedRows;
        late = lateRows;
        overflowed = lostRows;
    }
}
