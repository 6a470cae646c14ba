package io.github.churn4j.data;

import java.util.List;

/** Rows of text under a header, one at a time; the row is reused. */
interface TextRows extends AutoCloseable {

    /** The column names: distinct, blanks around them stripped. */
    List<String> header();

    /** Whether a column may also be found under another case, because the source folds names. */
    boolean foldsCase();

    /** The row that {@link #next} moved to. Its number of cells may differ from the header's. */
    TextRow row();

    /**
     * Moves to the next row.
     *
     * @return false where there is none left
     * @throws DataException if there is no row at all or the source cannot be read on
     */
    boolean next();

    /** How many bytes of a file were taken so far, -1 where there is no file. */
    default long bytes() {
        return -1;
    }

    @Override
    void close();
}
