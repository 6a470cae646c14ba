package io.github.churn4j.internal.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Writes a file whole or not at all. */
public final class AtomicFile {

    private AtomicFile() {}

    /** What writes the content. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything to the stream, which need not be closed. */
        void to(OutputStream out) throws IOException;
    }

    /**
     * Writes {@code <file>.part}, forces it to disk and gives it the file's name; missing directories are made. If
     * anything fails the part is removed and the file is as it was.
     *
     * @throws UncheckedIOException if the file cannot be written, naming it
     */
    public static void write(Path file, Content content) {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            // createDirectories of JDK 17 refuses a directory behind a symbolic link
            Path folder = Objects.requireNonNull(target.getParent(), "a file has a directory");
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            try (FileChannel channel = FileChannel.open(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                content.to(out);
                out.flush();
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            remove(part, e);
            throw new UncheckedIOException(
                    "cannot write " + file + " (" + e + "); check the directory, its permissions and the free space",
                    e);
        } catch (RuntimeException | Error e) {
            remove(part, e);
            throw e;
        }
    }

    /** Writes text as UTF-8. */
    public static void write(Path file, String text) {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void remove(Path part, Throwable cause) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
