package io.github.churn4j.training.job;

import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.io.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a training puts its files, all together or none.
 *
 * <p>Files are gathered in {@code .next}, where a full disk or a crash does no harm, and moved to their names when all
 * of them are there. The record goes first and comes last: while it is there, the files beside it belong together.
 */
final class OutputDirectory {

    /** What was found in data that could not be trained on. */
    static final String FAILED = "failed";

    private static final String NEXT = ".next";

    private final Path directory;
    private final Path next;

    private OutputDirectory(Path directory) {
        this.directory = directory;
        this.next = directory.resolve(NEXT);
    }

    /**
     * A directory that was found to take files, made where it is missing.
     *
     * @param names of the files it will get
     * @throws ChurnException if it cannot take them, so that nobody waits for a model that cannot be written
     */
    static OutputDirectory of(Path directory, String... names) {
        OutputDirectory output = new OutputDirectory(directory);
        output.requireDirectory();
        for (String name : names) {
            if (Files.isDirectory(directory.resolve(name))) {
                throw new ChurnException(directory.resolve(name)
                        + " is a directory, and a file of that name is to be written; remove it, or set churn.output to"
                        + " another directory");
            }
        }
        output.clear(output.next);
        output.requireWritable();
        return output;
    }

    private void requireDirectory() {
        for (Path part = directory.toAbsolutePath(); part != null; part = part.getParent()) {
            if (Files.isDirectory(part)) {
                return;
            }
            if (Files.exists(part)) {
                throw new ChurnException(
                        part + " is a file, expected a directory to write to; set churn.output to another place");
            }
        }
    }

    private void requireWritable() {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
            }
            Files.createDirectory(next);
            Files.delete(next);
        } catch (IOException e) {
            throw new ChurnException(
                    directory + " cannot be written to (" + e + "); check its permissions and the free space, or set"
                            + " churn.output to another directory",
                    e);
        }
    }

    /** Where refused rows go until it is known whether the training goes on. */
    Path gathering(String name) {
        return next.resolve(name);
    }

    /** Gathers one file. */
    void gather(String name, String text) {
        AtomicFile.write(next.resolve(name), text);
    }

    /**
     * Gives what was gathered its names.
     *
     * @param record the file that is removed first and written last
     * @param optional a file that is removed where it was not gathered
     */
    void publish(String record, String optional) {
        try {
            Files.deleteIfExists(directory.resolve(record));
            Map<String, Path> gathered = gathered();
            for (Map.Entry<String, Path> file : gathered.entrySet()) {
                if (!file.getKey().equals(record)) {
                    move(file.getValue(), directory.resolve(file.getKey()));
                }
            }
            if (!gathered.containsKey(optional)) {
                Files.deleteIfExists(directory.resolve(optional));
            }
            move(next.resolve(record), directory.resolve(record));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + directory + " (" + e + "); check its permissions", e);
        }
        clear(next);
        clear(directory.resolve(FAILED));
    }

    /** Keeps what was gathered apart from the files of the last good run, and says where. */
    Path setApart() {
        Path failed = directory.resolve(FAILED);
        clear(failed);
        try {
            move(next, failed);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + failed + " (" + e + "); check its permissions", e);
        }
        return failed;
    }

    /** Removes what was gathered and not published. */
    void discard() {
        clear(next);
    }

    private Map<String, Path> gathered() throws IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        try (var list = Files.list(next)) {
            list.sorted().forEach(file -> files.put(DataFile.name(file), file));
        }
        return files;
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes a directory of this class's own making, which holds files only. */
    private void clear(Path own) {
        if (!Files.isDirectory(own)) {
            return;
        }
        try (var list = Files.list(own)) {
            for (Path file : list.toList()) {
                Files.delete(file);
            }
            Files.delete(own);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + own + " (" + e + "); remove it by hand", e);
        }
    }
}
