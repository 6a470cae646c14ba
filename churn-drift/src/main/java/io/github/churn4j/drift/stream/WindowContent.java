package io.github.churn4j.drift.stream;

/**
 * The rows of the window that is filling, with what is counted of them. What was passed over, late or lost since the last
 * window ended is counted beside.
 */
final class WindowContent {

    private static final Passed NOTHING = new Passed(0, 0, 0);

    private final WindowRows rows;
    private final WindowCounts counts;
    private final RowKeys keys = new RowKeys();
    private Passed passed = NOTHING;

    /**
     * What happened since the last window ended.
     *
     * @param capped predictions passed over because their customer had its share
     * @param late rows dated before an earlier one
     * @param lost rows that left because the window holds no more
     */
    record Passed(long capped, long late, long lost) {}

    WindowContent(WindowRows rows, WindowCounts counts) {
        this.rows = rows;
        this.counts = counts;
    }

    /** Appends a row, see {@link WindowRows#add}; a full window loses its oldest. */
    void add(long time, long key, double score, int[] codes) {
        if (rows.full()) {
            removeFirst();
            passed = new Passed(passed.capped(), passed.late(), passed.lost() + 1);
        }
        rows.add(time, key, score, codes);
        counts.add(rows, rows.size() - 1);
        if (!Double.isNaN(score)) {
            keys.add(key);
        }
    }

    private void removeFirst() {
        counts.remove(rows, 0);
        if (!Double.isNaN(rows.score(0))) {
            keys.remove(rows.key(0));
        }
        rows.removeFirst();
    }

    /** Drops so many of the oldest rows. */
    void removeFirst(int count) {
        for (int i = 0; i < count; i++) {
            removeFirst();
        }
    }

    /** Drops the rows before a time. */
    void removeBefore(long time) {
        while (rows.size() > 0 && rows.time(0) < time) {
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

    /** Notes a prediction that was passed over. */
    void cap() {
        passed = new Passed(passed.capped() + 1, passed.late(), passed.lost());
    }

    /** Notes a row that came late. */
    void late() {
        passed = new Passed(passed.capped(), passed.late() + 1, passed.lost());
    }

    /** What happened since the last window ended. */
    Passed passed() {
        return passed;
    }

    /** Begins to count that anew. */
    void windowEnded() {
        passed = NOTHING;
    }

    /**
     * Goes on with kept rows.
     *
     * @param row room for the codes of one
     * @throws IllegalArgumentException if they are no rows of such a window
     */
    void restore(WatchState.Rows kept, Passed happened, int[] row) {
        int count = kept.times().length;
        if (count > rows.largest() || kept.codes().length != count * row.length) {
            throw new IllegalArgumentException("its rows do not fit the window");
        }
        for (int i = 0; i < count; i++) {
            System.arraycopy(kept.codes(), i * row.length, row, 0, row.length);
            counts.require(row);
            add(kept.times()[i], kept.keys()[i], kept.scores()[i], row);
        }
        passed = happened;
    }
}
