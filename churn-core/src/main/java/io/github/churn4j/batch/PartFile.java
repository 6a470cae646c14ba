package io.github.churn4j.batch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * A file under a temporary name that grows at its end, can be cut back to an earlier length and at last takes its real
 * name. Locked against a second run while it is open.
 *
 * <p>Written through {@link RandomAccessFile}, not a channel: an interrupt closes a channel under way, and then what
 * was done could not be kept. Not thread-safe.
 */
final class PartFile implements AutoCloseable {

    private static final int CAPACITY = 1 << 18;
    private static final int LONGEST_CHARACTER = 3;

    private final Path part;
    private final Path target;
    private final RandomAccessFile file;
    private byte[] bytes = new byte[CAPACITY];
    private char[] chars = new char[1024];
    private int used;
    private long written;

    private PartFile(Path part, Path target, RandomAccessFile file) {
        this.part = part;
        this.target = target;
        this.file = file;
    }

    /**
     * Opens or makes the part; its content stays until {@link #cut}.
     *
     * @throws ScoringException if it cannot be written, or somebody else is writing it
     */
    static PartFile open(Path part, Path target) {
        try {
            RandomAccessFile file = new RandomAccessFile(part.toFile(), "rw");
            try {
                lock(file, part);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
            return new PartFile(part, target, file);
        } catch (IOException e) {
            throw ScoringException.unwritable(part, e);
        }
    }

    private static void lock(RandomAccessFile file, Path part) throws IOException {
        FileLock lock;
        try {
            lock = file.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null || !Files.exists(part)) {
            throw new ScoringException(
                    part, "is being written by another run; wait for it, or choose another output file");
        }
    }

    /** The bytes on disk, those of an earlier run included. */
    long length() {
        try {
            return file.length();
        } catch (IOException e) {
            throw ScoringException.unwritable(part, e);
        }
    }

    /** Drops everything from the given length on and goes on from there. */
    void cut(long length) {
        try {
            file.setLength(length);
            file.seek(length);
            written = length;
            used = 0;
        } catch (IOException e) {
            throw ScoringException.unwritable(part, e);
        }
    }

    /** Appends text as UTF-8. */
    void append(StringBuilder text) {
        int length = text.length();
        if (length > chars.length) {
            chars = new char[Math.max(length, 2 * chars.length)];
        }
        text.getChars(0, length, chars, 0);
        reserve((long) LONGEST_CHARACTER * length);
        int at = used;
        for (int i = 0; i < length; i++) {
            char c = chars[i];
            if (c < 0x80) {
                bytes[at++] = (byte) c;
            } else if (c < 0x800) {
                bytes[at++] = (byte) (0xC0 | (c >> 6));
                bytes[at++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isHighSurrogate(c) && i + 1 < length) {
                int point = Character.toCodePoint(c, chars[++i]);
                bytes[at++] = (byte) (0xF0 | (point >> 18));
                bytes[at++] = (byte) (0x80 | ((point >> 12) & 0x3F));
                bytes[at++] = (byte) (0x80 | ((point >> 6) & 0x3F));
                bytes[at++] = (byte) (0x80 | (point & 0x3F));
            } else {
                bytes[at++] = (byte) (0xE0 | (c >> 12));
                bytes[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                bytes[at++] = (byte) (0x80 | (c & 0x3F));
            }
        }
        used = at;
    }

    private void reserve(long needed) {
        if (used + needed > bytes.length) {
            flush();
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.toIntExact(needed));
        }
    }

    private void flush() {
        try {
            file.write(bytes, 0, used);
            written += used;
            used = 0;
        } catch (IOException e) {
            throw ScoringException.unwritable(part, e);
        }
    }

    /** Brings everything to disk and returns the length. */
    long force() {
        flush();
        try {
            file.getFD().sync();
        } catch (IOException e) {
            throw ScoringException.unwritable(part, e);
        }
        return written;
    }

    /** Gives the part its real name, in place of an older file. */
    void commit() {
        force();
        close();
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw ScoringException.unwritable(target, e);
        }
    }

    /** Removes the part. */
    void discard() {
        close();
        ScoringFiles.delete(part);
    }

    /** Ends the writing; what was not forced is dropped. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw ScoringException.unwritable(part, e);
        }
    }
}
