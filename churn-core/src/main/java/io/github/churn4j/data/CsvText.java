package io.github.churn4j.data;

import io.github.churn4j.data.DataException.Code;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** The characters of a CSV file: unpacked, strictly decoded, without byte order mark, watched for NUL. */
final class CsvText extends Reader {

    private static final int BUFFER = 1 << 16;

    private final String source;
    private final Counted bytes;
    private final Reader reader;
    private boolean started;
    private long total;
    private char last;
    private boolean finished;

    private CsvText(String source, Counted bytes, Reader reader) {
        this.source = source;
        this.bytes = bytes;
        this.reader = reader;
    }

    static CsvText open(CsvSource source) throws IOException {
        Counted raw = new Counted(source.stream());
        try {
            return new CsvText(source.name(), raw, decoded(unpacked(source.name(), raw)));
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream unpacked(String source, InputStream raw) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
        buffered.mark(4);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        if (first == 0x1f && second == 0x8b) {
            return new BufferedInputStream(new GZIPInputStream(buffered, BUFFER), BUFFER);
        }
        if (first == 'P' && second == 'K') {
            throw new DataException(
                    Code.NOT_TEXT, source, "is a zip archive or a spreadsheet, expected CSV text; unpack or export it");
        }
        if ((first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF)) {
            throw new DataException(Code.NOT_TEXT, source, "is UTF-16 text, expected UTF-8; save it as UTF-8");
        }
        return buffered;
    }

    private static Reader decoded(InputStream bytes) {
        return new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        int count = reader.read(target, from, length);
        if (!started && count > 0) {
            started = true;
            if (target[from] == '\uFEFF') {
                System.arraycopy(target, from + 1, target, from, --count);
                if (count == 0) {
                    return read(target, from, length);
                }
            }
        }
        if (count < 0) {
            finished = true;
        }
        if (count > 0) {
            watch(target, from, from + count);
            total += count;
            last = target[from + count - 1];
        }
        return count;
    }

    private void watch(char[] text, int from, int to) {
        int least = Character.MAX_VALUE;
        for (int i = from; i < to; i++) {
            least = Math.min(least, text[i]);
        }
        if (least == 0) {
            throw new DataException(
                    Code.NOT_TEXT, source, "contains NUL bytes, so it is no CSV text; export the table as UTF-8 CSV");
        }
    }

    /** How many characters were read so far. */
    long total() {
        return total;
    }

    /** How many bytes of the file, packed or not, were taken so far; runs ahead of the characters by some buffers. */
    long bytes() {
        return bytes.count;
    }

    /** The character read last. */
    char last() {
        return last;
    }

    /** Whether the end was reached. */
    boolean finished() {
        return finished;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Counts what is read, in the large pieces that the buffer above it asks for. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int read = super.read(target, from, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
