package io.github.churn4j.drift.stream;

/**
 * The rows of the window that is filling, with what is counted of them. What was passed over, late or lost since the last
 * window ended is counted beside.
 */
final class WindowContent {

    private static final Passed NOTHING = new Passed(0, 0, 0, 0, 0);

    private final WindowRows rows;
    private final WindowCounts counts;
    private final RowKeys keys = new RowKeys();
    private final RowKeys refusals = new RowKeys();
    private Passed passed = NOTHING;

    /**
     * What happened since the last window ended.
     *
     * @param capped predictions passed over because their customer had its share
     * @param alike refusals passed over because others with the same customer or problems had theirs
     * @param late rows dated before an earlier one, or far ahead of the clock
     * @param lost rows that left because the window holds no more
     * @param changes rows that came or left
     */
    record Passed(long capped, long alike, long late, long lost, long changes) {
        Passed plus(long moreCapped, long moreAlike, long moreLate, long moreLost, long moreChanges) {
            return new Passed(
                    capped + moreCapped,
                    alike + moreAlike,
                    late + moreLate,
                    lost + moreLost,
                    changes + moreChanges);
        }
    }

    WindowContent(WindowRows rows, WindowCounts counts) {
        this.rows = rows;
        this.counts = counts;
    }

    /** Appends a row, see {@link WindowRows#add}; a full window loses its oldest. */
    void add(long time, long key, double score, int[] codes) {
        if (rows.full()) {
            removeFirst();
            passed = passed.plus(0, 0, 0, 1, 0);
        }
        rows.add(time, key, score, codes);
        counts.add(rows, rows.size() - 1);
        (Double.isNaN(score) ? refusals : keys).add(key);
        passed = passed.plus(0, 0, 0, 0, 1);
    }

    private void removeFirst() {
        counts.remove(rows, 0);
        (Double.isNaN(rows.score(0)) ? refusals : keys).remove(rows.key(0));
        rows.removeFirst();
        passed = passed.plus(0, 0, 0, 0, 1);
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

    /** Whose the refusals are, or what was wrong where that is unknown. */
    RowKeys refusals() {
        return refusals;
    }

    /** Notes a prediction that was passed over. */
    void cap() {
        passed = passed.plus(1, 0, 0, 0, 0);
    }

    /** Notes a refusal that was passed over. */
    void capAlike() {
        passed = passed.plus(0, 1, 0, 0, 0);
    }

    /** Notes a row that came late. */
    void late() {
        passed = passed.plus(0, 0, 1, 0, 0);
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
