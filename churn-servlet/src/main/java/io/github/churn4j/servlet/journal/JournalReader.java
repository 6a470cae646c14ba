package io.github.churn4j.servlet.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a prediction journal, also while it is being written. Streams: memory does not grow with the journal. Immutable
 * and thread-safe.
 *
 * <p>A last line without its line feed is not finished yet, or was torn by a crash, and is left out. So is a line that
 * is no prediction; {@link #forEach} tells how many there were.
 */
public final class JournalReader {

    /** Predictions of several threads arrive a little out of order, so that a segment's name is not exact. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 1 << 24;

    private final Path directory;
    private final boolean features;

    private JournalReader(Path directory, boolean features) {
        this.directory = directory;
        this.features = features;
    }

    /** A reader of a journal's directory, which need not exist. */
    public static JournalReader of(Path directory) {
        return new JournalReader(directory, true);
    }

    /** The same reader, leaving out the features, which is faster. */
    public JournalReader withoutFeatures() {
        return new JournalReader(directory, false);
    }

    /**
     * Reads all predictions.
     *
     * @return lines that were left out because they are no predictions
     * @throws UncheckedIOException if a segment cannot be read
     */
    public long forEach(Consumer<JournalEntry> consumer) {
        return forEach(Instant.MIN, Instant.MAX, consumer);
    }

    /**
     * Reads the predictions between two instants, segment by segment, the oldest first.
     *
     * @param from the first instant that counts
     * @param to the first one that does not count any more
     * @return lines of the segments looked at that were left out because they are no predictions
     * @throws UncheckedIOException if a segment cannot be read
     */
    public long forEach(Instant from, Instant to, Consumer<JournalEntry> consumer) {
        try {
            List<Segment> segments = Segment.list(directory);
            long skipped = 0;
            for (int i = 0; i < segments.size(); i++) {
                boolean early = i + 1 < segments.size()
                        && segments.get(i + 1).start().plus(SLACK).isBefore(from);
                boolean late = !segments.get(i).start().minus(SLACK).isBefore(to);
                if (!early && !late) {
                    skipped += read(segments.get(i).file(), from, to, consumer);
                }
            }
            return skipped;
        } catch (IOException e) {
            throw new UncheckedIOException("the journal in " + directory + " cannot be read (" + e + ")", e);
        }
    }

    private long read(Path file, Instant from, Instant to, Consumer<JournalEntry> consumer) throws IOException {
        long skipped = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            int start = 0;
            int end = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer, end, buffer.length - end)) {
                int scanned = end;
                end += read;
                for (int i = scanned; i < end; i++) {
                    if (buffer[i] == '\n') {
                        JournalEntry entry = JournalLine.read(buffer, start, i - start, features);
                        if (entry == null) {
                            skipped++;
                        } else if (!entry.time().isBefore(from) && entry.time().isBefore(to)) {
                            consumer.accept(entry);
                        }
                        start = i + 1;
                    }
                }
                System.arraycopy(buffer, start, buffer, 0, end - start);
                end -= start;
                start = 0;
                if (end == buffer.length) {
                    if (end >= LONGEST_LINE) {
                        throw new IOException(file + " holds a line of more than " + LONGEST_LINE + " bytes");
                    }
                    buffer = Arrays.copyOf(buffer, 2 * buffer.length);
                }
            }
        } catch (NoSuchFileException e) {
            // deleted meanwhile, being the oldest
        }
        return skipped;
    }

    /** Changes whenever a segment grows, comes or goes. */
    String state() {
        try {
            List<Segment> segments = Segment.list(directory);
            long bytes = 0;
            for (Segment segment : segments) {
                bytes += Files.exists(segment.file()) ? Files.size(segment.file()) : 0;
            }
            return segments.isEmpty() ? "" : segments.get(0).start() + "/" + segments.size() + "/" + bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("the journal in " + directory + " cannot be read (" + e + ")", e);
        }
    }
}
