package io.github.churn4j.data;

import java.util.Arrays;

/** The cells of one row as text, back to back in one array that every row reuses. */
final class TextRow {

    /** The longest row, in characters; a row of that length is no customer. */
    static final int LONGEST = 16 << 20;

    private final int longest;
    private char[] chars = new char[Growth.FIRST];
    private int[] ends = new int[64];
    private int size;
    private int used;
    private long line;

    TextRow() {
        this(LONGEST);
    }

    /** A row of at most this many characters, {@link #LONGEST} or less. */
    TextRow(int longest) {
        this.longest = longest;
    }

    void start(long newLine) {
        size = 0;
        used = 0;
        line = newLine;
    }

    /** Adds a cell; false where the row would become longer than allowed. */
    boolean add(char[] source, int from, int length) {
        if (!reserve(length)) {
            return false;
        }
        System.arraycopy(source, from, chars, used, length);
        end(length);
        return true;
    }

    /** Adds a cell; false where the row would become longer than allowed. */
    boolean add(String text) {
        if (!reserve(text.length())) {
            return false;
        }
        text.getChars(0, text.length(), chars, used);
        end(text.length());
        return true;
    }

    private boolean reserve(int length) {
        long needed = (long) used + length;
        if (needed > longest) {
            return false;
        }
        if (needed > chars.length) {
            chars = Arrays.copyOf(chars, (int) Math.min(LONGEST, Math.max(needed, 2L * chars.length)));
        }
        return true;
    }

    private void end(int length) {
        used += length;
        ends = Growth.room(ends, size);
        ends[size++] = used;
    }

    /** The number of cells. */
    int size() {
        return size;
    }

    /** The 1-based line the row starts on. */
    long line() {
        return line;
    }

    /** All cells; {@link #from} and {@link #to} say where one lies. Reused by the next row. */
    char[] chars() {
        return chars;
    }

    int from(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }

    int to(int cell) {
        return ends[cell];
    }

    String text(int cell) {
        int from = from(cell);
        return new String(chars, from, ends[cell] - from);
    }
}
