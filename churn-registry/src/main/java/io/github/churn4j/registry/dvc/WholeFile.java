package io.github.churn4j.registry.dvc;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/** Writes a file that appears whole, whoever else writes it: each writer has a temporary file of its own. */
final class WholeFile {

    private WholeFile() {}

    /** What writes the content. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Writes text as UTF-8, forced to disk. */
    static void write(Path file, String text) throws IOException {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes a file, forced to disk; missing directories are made. */
    static void write(Path file, Writing content) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = Objects.requireNonNull(target.getParent(), "a file has a directory");
        if (!Files.isDirectory(folder)) { // createDirectories of JDK 17 refuses a directory behind a symbolic link
            Files.createDirectories(folder);
        }
        Path part = part(target);
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(channel)) {
                content.to(out);
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A temporary name beside a file. */
    static Path part(Path target) {
        return target.resolveSibling(".churn-" + UUID.randomUUID() + ".part");
    }
}
