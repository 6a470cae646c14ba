package io.github.churn4j.servlet.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Feedback in one file that only grows, {@code feedback.ndjson}.
 *
 * <p>Implementation note. Whoever appends queues its batch. While one caller writes and forces, the others wait; the
 * first of them that is not served then commits all that wait, so that they share one force. Half a write is taken back
 * before anything else is written. After a failed force the system may call pages clean that are not on disk (Rebello et al., "Can Applications
 * Recover from fsync Failures?", USENIX ATC 2020), so the file is cut to what was known to be durable and those lines
 * are written anew when they are sent again. Names already kept are remembered by 128-bit hashes, up to 54 bytes each.
 */
public final class FileFeedbackStore implements FeedbackStore {

    /** What names the directory. */
    static final String SETTING = "churn.feedback-dir";

    private static final String NAME = "feedback.ndjson";
    private static final int LONGEST_LINE = 1 << 20;

    private final Path path;
    private final DirectoryLock directoryLock;
    private final RandomAccessFile file; // no FileChannel: an interrupted thread would close it for everybody
    private final HashIndex known = new HashIndex();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition turn = lock.newCondition();
    private final List<Waiting> queue = new ArrayList<>(); // under the lock
    private boolean committing; // under the lock
    private volatile long durable; // this and what follows belongs to who commits
    private final LongAdder forces = new LongAdder();
    private boolean torn;
    private boolean closed;

    private FileFeedbackStore(Path directory, DirectoryLock directoryLock) throws IOException {
        this.path = directory.resolve(NAME);
        this.directoryLock = directoryLock;
        PrivateFiles.file(path);
        durable = scan(path, Long.MAX_VALUE, f -> known.put(f.key(), 0));
        file = new RandomAccessFile(path.toFile(), "rw");
        try {
            repairEnd();
            PrivateFiles.sync(directory);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** A batch whose sender waits. */
    private static final class Waiting {
        private final List<Feedback> batch;
        private @Nullable FeedbackReceipt receipt;
        private @Nullable IOException failure;

        private Waiting(List<Feedback> batch) {
            this.batch = batch;
        }

        private boolean done() {
            return receipt != null || failure != null;
        }

        /** Nobody may wait for ever because who committed for all met an error of the JVM. */
        private void endUnlessDone() {
            if (!done()) {
                failure = new IOException("the feedback was not written");
            }
        }
    }

    /**
     * Opens a directory, which is made if it is not there. A torn end, which was never acknowledged, is cut off.
     *
     * @throws FeedbackCorruptException if acknowledged feedback is damaged
     * @throws io.github.churn4j.ChurnException if another store writes there
     * @throws UncheckedIOException if the directory cannot be used
     */
    public static FileFeedbackStore open(Path directory) {
        try {
            DirectoryLock lock = DirectoryLock.take(directory, SETTING);
            try {
                return new FileFeedbackStore(directory, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "feedback cannot be kept in " + directory + " (" + e + "); check " + SETTING
                            + ", the directory's permissions and the free space",
                    e);
        }
    }

    /**
     * Reads a directory that a store writes or wrote, without opening it to write.
     *
     * @throws FeedbackCorruptException while reading, if acknowledged feedback is damaged
     */
    public static FeedbackSource reader(Path directory) {
        return consumer -> scan(directory.resolve(NAME), Long.MAX_VALUE, consumer);
    }

    /** Reads lines up to an offset; returns where the last good one ends, its line feed included even if it is absent. */
    private static long scan(Path path, long until, Consumer<Feedback> consumer) throws IOException {
        long start = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream(512);
            for (int b = in.read(); b >= 0 && start + line.size() < until; b = in.read()) {
                if (b != '\n') {
                    line.write(b);
                    if (line.size() > LONGEST_LINE) { // written by nobody
                        throw new FeedbackCorruptException(path, start);
                    }
                    continue;
                }
                Feedback feedback = FeedbackLine.read(line.toByteArray(), 0, line.size());
                if (feedback == null) {
                    throw new FeedbackCorruptException(path, start);
                }
                consumer.accept(feedback);
                start += line.size() + 1;
                line.reset();
            }
            return start + end(line.toByteArray(), consumer);
        }
    }

    /**
     * What follows the last line feed. It was never acknowledged, unless it is a whole line of which only the line feed
     * was damaged.
     */
    private static int end(byte[] rest, Consumer<Feedback> consumer) {
        for (int length = rest.length; length >= Math.max(1, rest.length - 1); length--) {
            Feedback feedback = FeedbackLine.read(rest, 0, length);
            if (feedback != null) {
                consumer.accept(feedback);
                return length + 1;
            }
        }
        return 0;
    }

    private void repairEnd() throws IOException {
        boolean changed = file.length() != durable;
        if (file.length() > durable) {
            file.setLength(durable);
        }
        if (durable > 0) {
            file.seek(durable - 1);
            if (file.read() != '\n') {
                file.seek(durable - 1);
                file.write('\n');
                changed = true;
            }
        }
        if (changed) {
            file.getFD().sync();
        }
    }

    @Override
    public FeedbackReceipt append(List<Feedback> batch) throws IOException {
        Waiting mine = new Waiting(List.copyOf(batch));
        List<Waiting> group = enqueue(mine);
        if (!group.isEmpty()) {
            try {
                commit(group);
            } finally {
                group.forEach(Waiting::endUnlessDone);
                handOver();
            }
        }
        if (mine.failure != null) {
            throw new IOException(mine.failure.getMessage(), mine.failure);
        }
        FeedbackReceipt receipt = mine.receipt;
        if (receipt == null) {
            throw new IllegalStateException("a batch was forgotten");
        }
        return receipt;
    }

    /** Waits until somebody committed the batch, or it is the caller's turn to commit all that wait. */
    private List<Waiting> enqueue(Waiting mine) {
        lock.lock();
        try {
            queue.add(mine);
            while (committing && !mine.done()) {
                turn.awaitUninterruptibly();
            }
            if (mine.done()) {
                return List.of();
            }
            committing = true;
            List<Waiting> group = List.copyOf(queue);
            queue.clear();
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void handOver() {
        lock.lock();
        try {
            committing = false;
            turn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Writes and forces a group; called by one thread at a time. */
    private void commit(List<Waiting> group) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        HashIndex fresh = new HashIndex();
        List<Hash128> keys = new ArrayList<>();
        List<FeedbackReceipt> receipts = new ArrayList<>();
        for (Waiting waiting : group) {
            int before = keys.size();
            for (Feedback feedback : waiting.batch) {
                Hash128 key = feedback.key();
                if (!known.contains(key) && !fresh.contains(key)) {
                    fresh.put(key, 0);
                    keys.add(key);
                    FeedbackLine.write(feedback, lines);
                }
            }
            int accepted = keys.size() - before;
            receipts.add(new FeedbackReceipt(accepted, waiting.batch.size() - accepted));
        }
        try {
            write(lines);
        } catch (IOException e) {
            group.forEach(waiting -> waiting.failure = e);
            return;
        }
        keys.forEach(key -> known.put(key, 0));
        for (int i = 0; i < group.size(); i++) {
            group.get(i).receipt = receipts.get(i);
        }
    }

    private void write(ByteArrayOutputStream lines) throws IOException {
        if (closed) {
            throw new IOException("the feedback store is closed");
        }
        if (!Files.exists(path)) {
            throw new IOException(path + " is gone; restore it and start the service again");
        }
        if (lines.size() == 0) {
            return;
        }
        if (torn) {
            file.setLength(durable);
        }
        torn = true;
        long end = durable; // changed under the lock alone
        file.seek(end);
        file.write(lines.toByteArray());
        file.getFD().sync();
        forces.increment();
        durable = end + lines.size();
        torn = false;
    }

    @Override
    public void forEach(Consumer<Feedback> consumer) throws IOException {
        scan(path, durable, consumer);
    }

    /** How often lines were forced to disk. */
    long forces() {
        return forces.sum();
    }

    @Override
    public String state() {
        return Long.toString(durable);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            while (committing) {
                turn.awaitUninterruptibly();
            }
            if (!closed) {
                closed = true;
                if (torn) {
                    file.setLength(durable);
                }
                file.close();
                directoryLock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("closing " + path + " failed (" + e + ")", e);
        } finally {
            lock.unlock();
        }
    }
}
