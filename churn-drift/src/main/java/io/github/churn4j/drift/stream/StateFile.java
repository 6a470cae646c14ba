package io.github.churn4j.drift.stream;

import java.nio.file.Path;

/** The file a watch's state is kept in. */
final class StateFile {
    private final Path file;

    StateFile(Path file) {
        this.file = file;
    }

    void restore(StreamWatch watch) {}

    void save(StreamWatch watch) {}
}
