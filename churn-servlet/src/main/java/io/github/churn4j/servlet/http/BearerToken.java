package io.github.churn4j.servlet.http;

import io.github.churn4j.internal.io.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A secret that callers show as {@code Authorization: Bearer …} (RFC 6750). Only its SHA-256 is kept; digests are
 * compared, so the time taken tells nothing of the token. Immutable and thread-safe.
 */
public final class BearerToken {

    private static final int SHORTEST = 16;
    private static final int LONGEST = 1_024;
    private static final String SCHEME = "Bearer ";

    private final byte[] digest;

    private BearerToken(byte[] digest) {
        this.digest = digest;
    }

    /**
     * The token of a text; white space around it does not count.
     *
     * @throws IllegalArgumentException if it has fewer than 16 or more than 1,024 characters, or others than visible
     *     ASCII; the message does not repeat it
     */
    public static BearerToken of(String token) {
        String text = token.strip();
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            throw new IllegalArgumentException("a token of " + SHORTEST + " to " + LONGEST + " characters, not "
                    + text.length() + "; make one with 'openssl rand -hex 32'");
        }
        if (!text.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    "a token of visible ASCII characters without spaces; make one with" + " 'openssl rand -hex 32'");
        }
        return new BearerToken(digest(text));
    }

    /**
     * The token that a file holds.
     *
     * @throws IllegalArgumentException if the file cannot be read or does not hold a token
     */
    public static BearerToken read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return of(new String(in.readNBytes(LONGEST + 64), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the token file " + file + " cannot be read (" + e + "); correct churn.admin-token-file", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the token file " + file + ": expected " + e.getMessage(), e);
        }
    }

    /** Whether the value of an {@code Authorization} header shows this token. */
    public boolean matches(@Nullable String authorization) {
        return authorization != null
                && authorization.length() <= SCHEME.length() + LONGEST
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        digest, digest(authorization.substring(SCHEME.length()).strip()));
    }

    private static byte[] digest(String text) {
        return Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Tells nothing. */
    @Override
    public String toString() {
        return "BearerToken[…]";
    }
}
