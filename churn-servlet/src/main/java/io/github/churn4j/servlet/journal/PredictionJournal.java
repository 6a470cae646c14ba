package io.github.churn4j.servlet.journal;

import io.github.churn4j.ChurnException;
import io.github.churn4j.PredictionEvent;
import io.github.churn4j.PredictionListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Keeps predictions on disk, one JSON document a line, in segments that are deleted when they are old or too many.
 *
 * <p>Lines reach the system within half a second, so that a killed process loses no more; a segment is forced to disk
 * when it is finished. Trouble with the disk never reaches who predicts: lines that cannot be written are counted, the
 * trouble is logged once, and writing is tried again twice a second. Thread-safe.
 */
public final class PredictionJournal implements PredictionListener {

    /** What names the directory. */
    static final String SETTING = "churn.journal";

    private static final System.Logger LOG = System.getLogger(PredictionJournal.class.getName());
    private static final int BUFFER = 1 << 16;
    private static final Duration TICK = Duration.ofMillis(500);

    private final Path directory;
    private final JournalLimits limits;
    private final Clock clock;
    private final LongAdder written = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final Thread ticker;

    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(BUFFER + 4096);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 10);
    private int pendingLines;
    private Instant pendingTime = Instant.EPOCH;

    private final Deque<Finished> finished = new ArrayDeque<>();
    private long finishedBytes;
    private @Nullable DirectoryLock lock;
    private @Nullable Segment active;
    private @Nullable RandomAccessFile file;
    private long activeBytes;
    private boolean failing;
    private boolean closed;

    /** A segment that is not written any more. */
    private record Finished(Segment segment, long bytes) {}

    private PredictionJournal(Path directory, JournalLimits limits, Clock clock) throws IOException {
        this.directory = directory;
        this.limits = limits;
        this.clock = clock;
        lock = DirectoryLock.take(directory, SETTING);
        for (Segment segment : Segment.list(directory)) {
            long bytes = cutTornLine(segment.file());
            finished.add(new Finished(segment, bytes));
            finishedBytes += bytes;
        }
        ticker = new Thread(this::tick, "churn4j-journal");
        ticker.setDaemon(true);
    }

    /**
     * Opens a directory, which is made if it is not there; a torn last line is cut off.
     *
     * @param clock tells what is too old
     * @throws ChurnException if another journal writes there
     * @throws UncheckedIOException if the directory cannot be used
     */
    public static PredictionJournal open(Path directory, JournalLimits limits, Clock clock) {
        try {
            PredictionJournal journal = new PredictionJournal(directory, limits, clock);
            journal.expire();
            journal.ticker.start();
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the journal cannot be kept in " + directory + " (" + e + "); check " + SETTING
                            + ", the directory's permissions and the free space",
                    e);
        }
    }

    /** Cuts what follows the last line feed, and tells the bytes left. */
    private static long cutTornLine(Path path) throws IOException {
        try (RandomAccessFile segment = new RandomAccessFile(path.toFile(), "rw")) {
            byte[] block = new byte[4096];
            for (long end = segment.length(); end > 0; ) {
                int size = (int) Math.min(block.length, end);
                segment.seek(end - size);
                segment.readFully(block, 0, size);
                for (int i = size - 1; i >= 0; i--) {
                    if (block[i] == '\n') {
                        return cut(segment, end - size + i + 1);
                    }
                }
                end -= size;
            }
            return cut(segment, 0);
        }
    }

    private static long cut(RandomAccessFile segment, long length) throws IOException {
        if (segment.length() != length) {
            segment.setLength(length);
        }
        return length;
    }

    @Override
    public synchronized void predicted(PredictionEvent event) {
        line.reset(); // apart, so that an event that cannot be written leaves no half of a line
        try {
            JournalLine.write(event, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (pendingLines == 0) {
            pendingTime = event.time();
        }
        pending.writeBytes(line.toByteArray());
        pendingLines++;
        if (closed) {
            lose();
        } else if (pending.size() >= BUFFER) {
            drain();
        }
    }

    /** Hands everything heard so far to the system. */
    public synchronized void flush() {
        drain();
    }

    /** Predictions written since it was opened. */
    public long written() {
        return written.sum();
    }

    /** Predictions that could not be written since it was opened. */
    public long lost() {
        return lost.sum();
    }

    /** A reader of what it keeps. */
    public JournalReader reader() {
        return JournalReader.of(directory);
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(TICK.toMillis());
                synchronized (this) {
                    drain();
                    expire();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain() {
        if (pendingLines == 0) {
            return;
        }
        try {
            append(pending.size());
            written.add(pendingLines);
            pending.reset();
            pendingLines = 0;
            if (failing) {
                failing = false;
                LOG.log(
                        System.Logger.Level.INFO,
                        "the journal in {0} is written again; {1} predictions are lost",
                        directory,
                        lost.sum());
            }
        } catch (IOException | ChurnException e) {
            if (!failing) {
                failing = true;
                LOG.log(
                        System.Logger.Level.WARNING,
                        "predictions are not kept: " + directory + " cannot be written (" + e
                                + "); check the directory, its permissions and the free space");
            }
            lose();
        }
    }

    private void lose() {
        lost.add(pendingLines);
        pending.reset();
        pendingLines = 0;
    }

    private void append(int bytes) throws IOException {
        RandomAccessFile target = room(bytes);
        try {
            target.write(pending.toByteArray());
            activeBytes += bytes;
        } catch (IOException e) {
            mend(target);
            throw e;
        }
    }

    /** Takes back half a write; a segment that cannot be mended ends here, and readers leave out its torn line. */
    private void mend(RandomAccessFile target) {
        try {
            target.setLength(activeBytes);
            target.seek(activeBytes);
        } catch (IOException e) {
            abandon();
        }
    }

    /** A file with room for so many bytes, within all limits. */
    private RandomAccessFile room(int bytes) throws IOException {
        if (active != null && !Files.exists(active.file())) {
            abandon(); // somebody removed it; the system would write into nowhere
        }
        if (active != null
                && (activeBytes + bytes > limits.segmentBytes()
                        || !pendingTime.isBefore(active.start().plus(limits.segmentAge())))) {
            roll();
        }
        while (!finished.isEmpty() && finishedBytes + activeBytes + bytes > limits.maxBytes()) {
            deleteOldest();
        }
        RandomAccessFile open = file;
        return open == null ? begin() : open;
    }

    private RandomAccessFile begin() throws IOException {
        if (lock == null || !lock.intact()) {
            release();
            lock = DirectoryLock.take(directory, SETTING);
        }
        Instant start = pendingTime;
        if (!finished.isEmpty() && !start.isAfter(finished.getLast().segment().start())) {
            start = finished.getLast().segment().start(); // the clock went back; names stay in the order of writing
        }
        Segment segment = Segment.of(directory, start);
        while (Files.exists(segment.file())) {
            segment = Segment.of(directory, segment.start().plusMillis(1));
        }
        PrivateFiles.file(segment.file());
        RandomAccessFile opened = new RandomAccessFile(segment.file().toFile(), "rw");
        file = opened;
        active = segment;
        activeBytes = 0;
        return opened;
    }

    /** Finishes the segment at work, on disk. */
    private void roll() throws IOException {
        RandomAccessFile open = file;
        if (open != null) {
            try {
                open.getFD().sync();
                PrivateFiles.sync(directory);
            } finally {
                abandon();
            }
        }
    }

    private void abandon() {
        if (active != null && file != null) {
            try {
                file.close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "closing " + active.file(), e);
            }
            if (Files.exists(active.file())) {
                finished.add(new Finished(active, activeBytes));
                finishedBytes += activeBytes;
            }
        }
        file = null;
        active = null;
        activeBytes = 0;
    }

    private void deleteOldest() throws IOException {
        Finished oldest = finished.getFirst();
        Files.deleteIfExists(oldest.segment().file());
        finished.removeFirst();
        finishedBytes -= oldest.bytes();
    }

    /** Finishes a segment that had its time, and deletes those of which every prediction is too old. */
    private synchronized void expire() {
        try {
            Instant now = clock.instant();
            if (active != null && !now.isBefore(active.start().plus(limits.segmentAge()))) {
                roll();
            }
            Instant oldest = now.minus(limits.retention()).minus(limits.segmentAge());
            while (!finished.isEmpty() && finished.getFirst().segment().start().isBefore(oldest)) {
                deleteOldest();
            }
        } catch (IOException e) {
            if (!failing) {
                failing = true;
                LOG.log(
                        System.Logger.Level.WARNING,
                        "old predictions in " + directory + " cannot be deleted (" + e + ")");
            }
        }
    }

    private void release() {
        DirectoryLock held = lock;
        lock = null;
        if (held != null) {
            try {
                held.close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "releasing " + directory, e);
            }
        }
    }

    @Override
    public void close() {
        ticker.interrupt();
        synchronized (this) {
            if (!closed) {
                drain();
                closed = true;
                try {
                    roll();
                } catch (IOException e) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "the last segment in " + directory + " may not be on disk (" + e + ")");
                }
                release();
            }
        }
    }
}
