package io.github.churn4j.model;

import io.github.churn4j.internal.io.AtomicFile;
import io.github.churn4j.internal.io.Sha256;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;

/** A bundle as it lies on disk, and its SHA-256. */
final class BundleBytes {

    private final byte[] bytes;
    private final String sha256;

    BundleBytes(byte[] bytes) {
        this.bytes = bytes;
        this.sha256 = Sha256.of(bytes);
    }

    String sha256() {
        return sha256;
    }

    long size() {
        return bytes.length;
    }

    InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    void write(Path file) {
        AtomicFile.write(file, out -> out.write(bytes));
    }
}
