package io.github.churn4j.servlet.json;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a body through a small buffer, one of them at a time or many; a UTF-8 byte order mark at the start is
 * passed over. Never waits for more than the next byte needs. Not thread-safe.
 */
public final class ByteInput extends InputStream {

    private static final int SIZE = 16 << 10;

    private final InputStream in;
    private final byte[] buffer = new byte[SIZE];
    private int at;
    private int end;
    private boolean started;

    /** The bytes of a stream. */
    public ByteInput(InputStream in) {
        this.in = in;
    }

    private boolean fill() throws IOException {
        if (started) {
            return refill();
        }
        started = true;
        if (!refill()) {
            return false;
        }
        while (end < 3 && (buffer[0] & 0xFF) == 0xEF) {
            int more = in.read(buffer, end, SIZE - end);
            if (more < 0) {
                return true;
            }
            end += more;
        }
        if (end >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            at = 3;
        }
        return at < end || refill();
    }

    private boolean refill() throws IOException {
        at = 0;
        end = 0;
        int read = 0;
        while (read == 0) {
            read = in.read(buffer, 0, SIZE);
        }
        end = Math.max(read, 0);
        return read > 0;
    }

    @Override
    public int read() throws IOException {
        return at < end || fill() ? buffer[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (at == end && !fill()) {
            return -1;
        }
        int read = Math.min(count, end - at);
        System.arraycopy(buffer, at, target, from, read);
        at += read;
        return read;
    }

    /** The next byte, which stays the next one; -1 at the end. */
    public int peek() throws IOException {
        return at < end || fill() ? buffer[at] & 0xFF : -1;
    }

    /** The first byte that is no JSON white space, which stays the next one; -1 at the end. */
    public int peekText() throws IOException {
        int next = peek();
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
            at++;
            next = peek();
        }
        return next;
    }

    /** The first byte that is no line end, which stays the next one; -1 at the end. */
    int peekLine() throws IOException {
        int next = peek();
        while (next == '\n' || next == '\r') {
            at++;
            next = peek();
        }
        return next;
    }

    @Override
    public int available() throws IOException {
        return at < end ? end - at : in.available();
    }
}
