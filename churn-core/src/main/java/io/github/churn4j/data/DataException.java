package io.github.churn4j.data;

import io.github.churn4j.ChurnException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table that cannot be read or used as a whole, with where it came from and, where known, the line and column. */
public final class DataException extends ChurnException {
    private static final long serialVersionUID = 1L;

    /** The kinds of trouble, for programs. */
    public enum Code {
        /** There is no such file. */
        MISSING_FILE,
        /** A directory stands where a file is expected. */
        NOT_A_FILE,
        /** The file or query could not be read to its end. */
        UNREADABLE,
        /** A file beside the table could not be written. */
        UNWRITABLE,
        /** The bytes are no UTF-8 text. */
        NOT_TEXT,
        /** The file has no content at all. */
        EMPTY,
        /** There is a header but no row. */
        NO_ROWS,
        /** The header holds one column whose name contains another separator. */
        WRONG_SEPARATOR,
        /** Quotes do not match. */
        MALFORMED,
        /** A cell, a row or the header is larger than allowed. */
        TOO_LARGE,
        /** Two columns have the same name. */
        DUPLICATE_COLUMN,
        /** A column that is needed is not there. */
        MISSING_COLUMN,
        /** The label column or its values cannot be told. */
        UNCLEAR_LABEL,
        /** The columns do not make a schema. */
        NO_SCHEMA,
        /** More rows were refused than allowed. */
        TOO_MANY_REJECTED,
        /** The rows passed one by one, but must not be trained on. */
        INVALID
    }

    private final Code code;
    private final String source;
    private final long line;
    private final @Nullable String column;

    DataException(
            Code code, String source, long line, @Nullable String column, String what, @Nullable Throwable cause) {
        super(source + (line > 0 ? ":" + line : "") + ": " + what);
        if (cause != null) {
            initCause(cause);
        }
        this.code = code;
        this.source = source;
        this.line = line;
        this.column = column;
    }

    DataException(Code code, String source, String what) {
        this(code, source, 0, null, what, null);
    }

    DataException(Code code, String source, long line, String what) {
        this(code, source, line, null, what, null);
    }

    /** What kind of trouble it is. */
    public Code code() {
        return code;
    }

    /** Where the table came from: a file, a query. */
    public String source() {
        return source;
    }

    /** The 1-based line (CSV) or row number (elsewhere); 0 where the trouble has no line. */
    public long line() {
        return line;
    }

    /** The column, where the trouble has one. */
    public Optional<String> column() {
        return Optional.ofNullable(column);
    }
}
