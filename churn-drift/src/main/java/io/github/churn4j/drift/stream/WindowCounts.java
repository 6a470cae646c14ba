package io.github.churn4j.drift.stream;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CustomerRecord;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many of a window's rows lie where in each column, under rows that come and go. A row is one code per column: where
 * its value lies among the reference's ({@link IncrementalKs#slot}, or its level), or one of the constants.
 */
final class WindowCounts implements WindowValues {

    /** The column has no value in the row. */
    static final int MISSING = -1;
    /** The row was refused for its value of the column. */
    static final int NEW = -2;
    /** The row was refused, for something else. */
    static final int NOTHING = -3;
    /** The row was refused because the column has no value. */
    static final int ABSENT = -4;

    /** From so many rows between two windows on, D is cheaper computed anew than kept up to date. */
    private static final int SELDOM = 16;

    private final int score;
    private final @Nullable IncrementalKs[] numbers;
    private final int[][] levels;
    private final int[] missing;
    private final int[] refused;
    private final int[] absent;
    private int rows;
    private int refusedRows;

    /**
     * Counts of an empty window.
     *
     * @param window the windows judged, which tells how often D is asked for
     */
    WindowCounts(WindowStatistics statistics, ChurnSchema schema, int largest, Window window) {
        int columns = statistics.columns().size();
        score = columns - 1;
        numbers = new IncrementalKs[columns];
        levels = new int[columns][];
        missing = new int[columns];
        refused = new int[columns];
        absent = new int[columns];
        boolean often = window instanceof Window.Rows r && r.stride() < SELDOM;
        for (int i = 0; i < columns; i++) {
            levels[i] = new int
                    [i == score
                            ? 0
                            : ShownDistributions.names(schema.features().get(i)).size()];
            if (statistics.numeric(i) && statistics.reference(i).count() > 0) {
                numbers[i] = often
                        ? IncrementalKs.of(statistics.reference(i), largest)
                        : IncrementalKs.seldom(statistics.reference(i), largest);
            }
        }
    }

    /** The codes of a customer and a score. */
    void encode(CustomerRecord record, double probability, int[] codes) {
        for (int i = 0; i < score; i++) {
            codes[i] = code(i, record.slot(i));
        }
        codes[score] = code(score, probability);
    }

    private int code(int column, double value) {
        if (Double.isNaN(value)) {
            return MISSING;
        }
        IncrementalKs number = numbers[column];
        return number != null ? number.slot(value) : levels[column].length > 0 ? (int) value : 0;
    }

    /**
     * Demands codes that can stand in their columns.
     *
     * @throws IllegalArgumentException if one cannot
     */
    void require(int[] codes) {
        for (int i = 0; i < codes.length; i++) {
            IncrementalKs number = numbers[i];
            int places = number != null ? number.slots() : Math.max(1, levels[i].length);
            if (codes[i] < ABSENT || codes[i] >= places) {
                throw new IllegalArgumentException("its rows do not fit the reference");
            }
        }
    }

    /** Counts a row that came. */
    void add(WindowRows window, int row) {
        change(window, row, 1);
    }

    /** Counts a row no more. */
    void remove(WindowRows window, int row) {
        change(window, row, -1);
    }

    private void change(WindowRows window, int row, int by) {
        if (Double.isNaN(window.score(row))) {
            refusedRows += by;
        } else {
            rows += by;
        }
        for (int i = 0; i <= score; i++) {
            int code = window.code(row, i);
            if (code == MISSING) {
                missing[i] += by;
            } else if (code == NEW) {
                refused[i] += by;
            } else if (code == ABSENT) {
                absent[i] += by;
            } else if (code >= 0) {
                change(i, code, by);
            }
        }
    }

    private void change(int column, int code, int by) {
        IncrementalKs number = numbers[column];
        if (number == null) {
            if (levels[column].length > 0) {
                levels[column][code] += by;
            }
        } else if (by > 0) {
            number.insertAt(code);
        } else {
            number.removeAt(code);
        }
    }

    @Override
    public int rows() {
        return rows;
    }

    /** Records refused for whatever reason. */
    int refusedRows() {
        return refusedRows;
    }

    @Override
    public int missing(int column) {
        return missing[column];
    }

    @Override
    public int refused(int column) {
        return refused[column];
    }

    @Override
    public int absent(int column) {
        return absent[column];
    }

    @Override
    public double distance(int column) {
        IncrementalKs number = numbers[column];
        return number == null ? Double.NaN : number.statistic();
    }

    @Override
    public void levels(int column, long[] target) {
        Arrays.setAll(target, level -> levels[column][level]);
    }

    /** Where the numbers of a column lie; null for levels and where the reference has no value. */
    @Nullable
    IncrementalKs numbers(int column) {
        return numbers[column];
    }
}
