package io.github.churn4j.drift.stream;

/**
 * The rows of the window that is filling, with what is counted of them. What was passed over, late or lost since the last
 * window ended is counted beside.
 */
final class WindowContent {

    private static final Passed NOTHING = new Passed(0, 0, 0, 0, 0, 0);

    private final WindowRows rows;
    private final WindowCounts counts;
    private final RowKeys keys = new RowKeys();
    private final RowKeys refusals = new RowKeys();
    private Passed passed = NOTHING;

    /**
     * What happened since the last window ended.
     *
     * @param capped predictions passed over because their customer had its share
     * @param again refusals passed over because their customer had one already
     * @param alike refusals of unknown customers passed over because others with the same problems had their share
     * @param late rows dated before an earlier one, or far ahead of the clock
     * @param lost rows that left because the window holds no more
     * @param changes rows that came or left
     */
    record Passed(long capped, long again, long alike, long late, long lost, long changes) {

        /** The predictions and refusals passed over. */
        long over() {
            return capped + again + alike;
        }

        private Passed lostOne() {
            return new Passed(capped, again, alike, late, lost + 1, changes);
        }

        private Passed changed() {
            return new Passed(capped, again, alike, late, lost, changes + 1);
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
            passed = passed.lostOne();
        }
        rows.add(time, key, score, codes);
        counts.add(rows, rows.size() - 1);
        (Double.isNaN(score) ? refusals : keys).add(key);
        passed = passed.changed();
    }

    private void removeFirst() {
        counts.remove(rows, 0);
        (Double.isNaN(rows.score(0)) ? refusals : keys).remove(rows.key(0));
        rows.removeFirst();
        passed = passed.changed();
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
        passed = new Passed(
                passed.capped() + 1, passed.again(), passed.alike(), passed.late(), passed.lost(), passed.changes());
    }

    /**
     * Notes a refusal that was passed over.
     *
     * @param known whether its customer is
     */
    void capRefusal(boolean known) {
        passed = new Passed(
                passed.capped(),
                passed.again() + (known ? 1 : 0),
                passed.alike() + (known ? 0 : 1),
                passed.late(),
                passed.lost(),
                passed.changes());
    }

    /** Notes a row that came late. */
    void late() {
        passed = new Passed(
                passed.capped(), passed.again(), passed.alike(), passed.late() + 1, passed.lost(), passed.changes());
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
