package io.github.churn4j.training.job;

import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A data file as a whole. */
final class DataFile {

    private DataFile() {}

    static String sha256(Path file) {
        if (!Files.exists(file)) {
            throw new ChurnException(file + ": there is no such file; check churn.data");
        }
        if (Files.isDirectory(file)) {
            throw new ChurnException(file + ": is a directory, expected a CSV file; check churn.data");
        }
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new ChurnException(file + ": cannot be read (" + e + ")", e);
        }
    }

    /** The file's own name, which is the same wherever the file lies. */
    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
