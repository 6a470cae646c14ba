package io.github.churn4j.servlet.json;

import java.util.Arrays;

/** Bytes that grow, reused from answer to answer. Not thread-safe. */
final class Utf8Buffer {

    private byte[] bytes;
    private int length;

    Utf8Buffer(int room) {
        bytes = new byte[room];
    }

    void clear() {
        length = 0;
    }

    /** The bytes from index 0 on; the array is not copied. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Makes room for so many more. */
    void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    void put(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    void put(byte[] piece) {
        put(piece, 0, piece.length);
    }

    void put(byte[] from, int at, int count) {
        reserve(count);
        System.arraycopy(from, at, bytes, length, count);
        length += count;
    }

    @SuppressWarnings("deprecation") // takes the low bytes of characters, which is what ASCII needs
    void putAscii(String text) {
        reserve(text.length());
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
    }

    void putNumber(double value) {
        putAscii(AnswerWriter.number(value));
    }
}
