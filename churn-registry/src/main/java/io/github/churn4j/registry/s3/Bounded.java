package io.github.churn4j.registry.s3;

import io.github.churn4j.registry.store.StoreException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The next so many bytes of a content. Fails before it gives out the last of them if the content ends early, or goes on
 * where it should end, so that nothing is stored that is not what it was said to be.
 */
final class Bounded extends FilterInputStream {

    private final String key;
    private final boolean ends;
    private long left;

    /**
     * @param length how many bytes
     * @param ends whether the content must end after them
     */
    Bounded(InputStream in, long length, boolean ends, String key) {
        super(in);
        this.left = length;
        this.ends = ends;
        this.key = key;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
            checkEnd();
            return length == 0 ? 0 : -1;
        }
        int read = super.read(bytes, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw new StoreException(
                    "what is to be stored as " + key + " has fewer bytes than it says; nothing is stored");
        }
        left -= read;
        if (left == 0) {
            checkEnd();
        }
        return read;
    }

    private void checkEnd() throws IOException {
        if (ends && super.read() >= 0) {
            throw new StoreException(
                    "what is to be stored as " + key + " has more bytes than it says; nothing is stored");
        }
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(Math.min(count, left));
        left -= skipped;
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(left, super.available());
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
