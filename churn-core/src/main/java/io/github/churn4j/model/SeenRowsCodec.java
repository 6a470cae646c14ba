package io.github.churn4j.model;

import io.github.churn4j.data.ChurnSchema;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Rows seen as bytes, big-endian; see docs/bundle-format.md. */
final class SeenRowsCodec {

    private static final int VERSION = 1;
    private static final int HEADER = 14;

    private SeenRowsCodec() {}

    static byte[] write(SeenRows seen) {
        ByteBuffer buffer = ByteBuffer.allocate(HEADER + seen.words().length * Long.BYTES)
                .put((byte) VERSION)
                .put((byte) SeenRows.HASHES)
                .putLong(seen.rows())
                .putInt(seen.words().length);
        Arrays.stream(seen.words()).forEach(buffer::putLong);
        return buffer.array();
    }

    static SeenRows read(byte[] bytes, ChurnSchema schema) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER || buffer.get() != VERSION) {
            throw new BundleException(
                    "seen rows: the entry is not of version " + VERSION + "; use a newer churn4j, or fetch it again");
        }
        int hashes = buffer.get();
        long rows = buffer.getLong();
        int words = buffer.getInt();
        if (hashes != SeenRows.HASHES
                || rows < 0
                || words < SeenRows.FEWEST_WORDS
                || words > SeenRows.MOST_WORDS
                || buffer.remaining() != words * Long.BYTES) {
            throw new BundleException("seen rows: " + hashes + " hashes, " + rows + " rows and " + words + " words in "
                    + bytes.length + " bytes are no filter; fetch it again");
        }
        long[] content = new long[words];
        buffer.asLongBuffer().get(content);
        return new SeenRows(schema, rows, content);
    }
}
