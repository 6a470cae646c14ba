package io.github.churn4j.registry.dvc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** MD5, which DVC names contents by; it tells damage, not forgery. */
final class Md5 {

    private static final int BUFFER = 1 << 18;

    /** For small files, of which there may be many. */
    private static final int SMALL_BUFFER = 1 << 14;

    private Md5() {}

    /**
     * What a stream held.
     *
     * @param md5 lower-case hex
     * @param size in bytes
     */
    record Sum(String md5, long size) {}

    static Sum of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return copy(in, OutputStream.nullOutputStream(), Long.MAX_VALUE);
        }
    }

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /**
     * Copies and sums up in one reading.
     *
     * @param most bytes after which to stop, as soon as there is more: the sum then has a larger size
     */
    static Sum copy(InputStream in, OutputStream out, long most) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[Math.max(SMALL_BUFFER, Math.min(BUFFER, in.available()))];
        long size = 0;
        for (int read = in.read(buffer); read >= 0 && size <= most; read = in.read(buffer)) {
            size += read;
            if (size <= most) {
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        return new Sum(HexFormat.of().formatHex(digest.digest()), size);
    }

    /** The same with writing on a second core, for one large file. */
    static Sum copyOnTwoCores(InputStream in, OutputStream out) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            int length = read;
            CompletableFuture<Void> written = CompletableFuture.runAsync(() -> write(out, buffer, length));
            digest.update(buffer, 0, read);
            size += read;
            try {
                written.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof UncheckedIOException io ? io.getCause() : new IOException(e);
            }
        }
        return new Sum(HexFormat.of().formatHex(digest.digest()), size);
    }

    private static void write(OutputStream out, byte[] buffer, int length) {
        try {
            out.write(buffer, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
