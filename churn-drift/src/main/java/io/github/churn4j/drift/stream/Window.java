package io.github.churn4j.drift.stream;

import java.time.Duration;

/**
 * Which rows of a stream are compared with the reference together: so many, or those of so long a time, and how far the
 * next comparison is from this one. Written {@code tumbling(500)}, {@code sliding(500,100)}, {@code tumbling(PT1H)} or
 * {@code sliding(PT1H,PT10M)}.
 */
public sealed interface Window {

    /** The window watched where nothing else is asked for: 500 rows, no row twice. */
    Window DEFAULT = tumbling(500);

    /**
     * Windows that hold a number of rows.
     *
     * @param rows how many, [{@value #FEWEST}, {@value #MOST}]
     * @param stride rows from the end of one to the end of the next, [1, rows]
     */
    record Rows(int rows, int stride) implements Window {
        /** Fewer rows than these tell nothing. */
        public static final int FEWEST = 20;
        /** More rows than these are a batch. */
        public static final int MOST = 1_000_000;

        public Rows {
            if (rows < FEWEST || rows > MOST) {
                throw new IllegalArgumentException(
                        "a window has " + rows + " rows, expected [" + FEWEST + ", " + MOST + "]");
            }
            if (stride < 1 || stride > rows) {
                throw new IllegalArgumentException("a window's stride is " + stride + ", expected [1, " + rows
                        + "], the window's rows; a longer stride would leave rows unwatched");
            }
        }

        @Override
        public boolean slides() {
            return stride < rows;
        }

        /** How many of these windows end within the first rows of a stream, 0 or more. */
        public long endingWithin(long streamRows) {
            return streamRows < rows ? 0 : 1 + (streamRows - rows) / stride;
        }

        @Override
        public long most(long streamRows, int minimum) {
            return endingWithin(streamRows);
        }

        @Override
        public String toString() {
            return slides() ? "sliding(" + rows + "," + stride + ")" : "tumbling(" + rows + ")";
        }
    }

    /**
     * Windows that hold the rows of a stretch of time, however many.
     *
     * @param length how long, above zero
     * @param stride time from the end of one to the end of the next, above zero, at most the length and at least a
     *     thousandth of it
     */
    record Span(Duration length, Duration stride) implements Window {
        /** A row lies in so many windows at most. */
        private static final int MOST_SHARING = 1_000;

        public Span {
            if (length.isNegative() || length.isZero()) {
                throw new IllegalArgumentException("a window's length is " + length + ", expected above zero");
            }
            if (stride.isNegative() || stride.isZero() || stride.compareTo(length) > 0) {
                throw new IllegalArgumentException(
                        "a window's stride is " + stride + ", expected above zero and at most " + length
                                + ", the window's length; a longer stride would leave rows unwatched");
            }
            if (length.dividedBy(MOST_SHARING).compareTo(stride) > 0) {
                throw new IllegalArgumentException("a window of " + length + " has a stride of " + stride
                        + ", expected at least a thousandth of its length, " + length.dividedBy(MOST_SHARING)
                        + "; judging it more often tells nothing more");
            }
        }

        @Override
        public boolean slides() {
            return stride.compareTo(length) < 0;
        }

        @Override
        public long most(long streamRows, int minimum) {
            Duration last = length.minusNanos(1);
            long sharing = last.dividedBy(stride) + 1; // a row lies in so many windows
            long whole = streamRows / minimum;
            return whole > Long.MAX_VALUE / sharing - 1
                    ? Long.MAX_VALUE
                    : whole * sharing + (streamRows % minimum) * sharing / minimum;
        }

        @Override
        public String toString() {
            return slides() ? "sliding(" + length + "," + stride + ")" : "tumbling(" + length + ")";
        }
    }

    /** Whether windows share rows. */
    boolean slides();

    /**
     * The most of these windows that can end within the first rows of a stream and hold enough rows to be judged; the largest
     * long where they are more than that.
     *
     * @param streamRows 0 or more
     * @param minimum rows below which a window is not judged, 1 or more; windows of a number of rows are always full
     */
    long most(long streamRows, int minimum);

    /** Windows of so many rows, one after the other. */
    static Window tumbling(int rows) {
        return new Rows(rows, rows);
    }

    /** The last so many rows, judged again after each stride of rows. */
    static Window sliding(int rows, int stride) {
        return new Rows(rows, stride);
    }

    /** Windows of so long a time, one after the other. */
    static Window tumbling(Duration length) {
        return new Span(length, length);
    }

    /** The rows of the last so long a time, judged again after each stride of time. */
    static Window sliding(Duration length, Duration stride) {
        return new Span(length, stride);
    }

    /**
     * The window a text describes, as {@link #toString} writes it.
     *
     * @throws IllegalArgumentException if it describes none, with examples
     */
    static Window parse(String text) {
        return WindowText.parse(text);
    }
}
