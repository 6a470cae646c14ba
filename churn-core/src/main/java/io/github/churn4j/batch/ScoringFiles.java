package io.github.churn4j.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of one scoring, no two of them the same.
 *
 * @param output gets the answers once all are there
 * @param part the answers so far
 * @param checkpoint how far the parts are good
 * @param rejects gets the refused rows, where they are wanted
 * @param rejectsPart the refused rows so far
 */
record ScoringFiles(
        Path output,
        Path part,
        Path checkpoint,
        @Nullable Path rejects,
        @Nullable Path rejectsPart) {

    /**
     * Makes missing directories and settles the names.
     *
     * @throws ScoringException if a directory cannot be made, or a file would be written over another one of these
     */
    static ScoringFiles of(Path input, Path output, @Nullable Path rejects) {
        Path target = settle(output);
        Path refused = rejects == null ? null : settle(rejects);
        ScoringFiles files = new ScoringFiles(
                target,
                sibling(target, ".part"),
                sibling(target, ".checkpoint.json"),
                refused,
                refused == null ? null : sibling(refused, ".part"));
        files.checkDistinct(input);
        return files;
    }

    private static Path settle(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        Path name = absolute.getFileName();
        if (folder == null || name == null || Files.isDirectory(absolute)) {
            throw new ScoringException(file, "is a directory, expected a file to write; name the file itself");
        }
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            return folder.toRealPath().resolve(name);
        } catch (IOException e) {
            throw ScoringException.unwritable(file, e);
        }
    }

    private static Path sibling(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private void checkDistinct(Path input) {
        Set<Path> seen = new HashSet<>();
        for (Path file : new @Nullable Path[] {output, part, checkpoint, rejects, rejectsPart}) {
            if (file == null) {
                continue;
            }
            if (same(file, input)) {
                throw new ScoringException(
                        file, "is the input and would be written over; choose another output or rejects file");
            }
            if (!seen.add(file)) {
                throw new ScoringException(
                        file, "would be written both as output and as rejects; choose another rejects file");
            }
        }
    }

    private static boolean same(Path file, Path input) {
        try {
            return Files.exists(file) && Files.isSameFile(file, input);
        } catch (IOException e) {
            throw new ScoringException(file, "cannot be looked at (" + e + "); check its permissions", e);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ScoringException(file, "cannot be removed (" + e + "); check the directory's permissions", e);
        }
    }
}
