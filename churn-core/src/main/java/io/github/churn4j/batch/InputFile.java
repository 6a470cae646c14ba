package io.github.churn4j.batch;

import io.github.churn4j.internal.io.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;

/**
 * The input as it was when the scoring began.
 *
 * @param sha256 of its bytes, lower-case hex
 * @param size in bytes
 * @param modified when it was last written to
 */
record InputFile(Path path, String sha256, long size, FileTime modified) {

    /**
     * Reads and hashes the whole file.
     *
     * @throws CancellationException if the thread is interrupted
     */
    static InputFile of(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            InputFile file = new InputFile(path, hash(path), attributes.size(), attributes.lastModifiedTime());
            file.checkUnchanged();
            return file;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static String hash(Path path) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[1 << 18];
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException(
                            "scoring of " + path + " was interrupted before its first row; start it again");
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Makes sure that the file is still the one that was hashed, by its size and time.
     *
     * @throws ScoringException if it is not
     */
    void checkUnchanged() {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            if (now.size() != size || !now.lastModifiedTime().equals(modified)) {
                throw ScoringException.changed(path);
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static ScoringException unreadable(Path path, IOException e) {
        return new ScoringException(path, "cannot be read (" + e + "); check the file", e);
    }
}
