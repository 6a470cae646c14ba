package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Something that reads and writes files. */
@FunctionalInterface
interface Work<T> {

    T result() throws IOException;

    /** Its result; trouble with files becomes what the caller can read. */
    static <T> T doing(String what, Work<T> work) {
        try {
            return work.result();
        } catch (IOException | UncheckedIOException e) {
            throw new ChurnException(
                    "cannot " + what + " (" + e + "); check the directory, its permissions and the free space", e);
        }
    }
}
