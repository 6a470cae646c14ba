package io.github.churn4j.registry.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes to store, which can be read more than once. */
public interface Content {

    /** Their number. */
    long size();

    /** A stream of them from the beginning, which the caller closes. */
    InputStream open() throws IOException;

    /** These bytes, which must not be changed afterwards. */
    static Content of(byte[] bytes) {
        return new Content() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    /**
     * A file's bytes, which must not be changed meanwhile.
     *
     * @throws UncheckedIOException if the file's size cannot be read
     */
    static Content of(Path file) {
        long size;
        try {
            size = Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " (" + e + ")", e);
        }
        return new Content() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }
}
