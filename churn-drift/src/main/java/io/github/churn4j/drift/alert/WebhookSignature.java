package io.github.churn4j.drift.alert;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a webhook's request proves who sent it and when: {@code v1=} and, in lower-case hexadecimal digits, the HMAC-SHA256
 * (RFC 2104) of the time in seconds since 1970, a full stop, and the body, under a secret that both sides know. The time is
 * signed, so that a request which somebody recorded is worthless some minutes later. Immutable and thread-safe.
 */
public final class WebhookSignature {

    /** The header that holds the signature. */
    public static final String SIGNATURE_HEADER = "Churn4j-Signature";

    /** The header that holds the time of this try, in seconds since 1970. */
    public static final String TIMESTAMP_HEADER = "Churn4j-Timestamp";

    /** The header that names the message; the same on every try, so that a receiver can pass over what it has seen. */
    public static final String DELIVERY_HEADER = "Churn4j-Delivery";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1=";
    private static final int SHORTEST = 16;

    private final SecretKeySpec key;

    private WebhookSignature(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * Signatures under a secret.
     *
     * @param secret 16 characters or more, taken as UTF-8
     * @throws IllegalArgumentException if it is shorter; the message does not repeat it
     */
    public static WebhookSignature of(String secret) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException("the webhook's secret has " + secret.length() + " characters, expected "
                    + SHORTEST + " or more; make one with: openssl rand -hex 32");
        }
        return new WebhookSignature(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    }

    /**
     * The signature of a body.
     *
     * @param timestamp seconds since 1970
     */
    public String sign(long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            return VERSION + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is missing, which every Java platform has", e);
        }
    }

    /**
     * Whether a request is signed under this secret and was sent a moment ago. Takes the same time for every signature of
     * the right length.
     *
     * @param signature of {@value #SIGNATURE_HEADER}
     * @param timestamp of {@value #TIMESTAMP_HEADER}
     * @param tolerance how far the time may be off, either way
     */
    public boolean verify(String signature, String timestamp, byte[] body, Instant now, Duration tolerance) {
        long seconds;
        try {
            seconds = Long.parseLong(timestamp);
        } catch (NumberFormatException e) {
            return false;
        }
        long off = Math.abs(Math.subtractExact(now.getEpochSecond(), clamped(seconds)));
        boolean fresh = off <= tolerance.toSeconds();
        return MessageDigest.isEqual(
                        sign(seconds, body).getBytes(StandardCharsets.US_ASCII),
                        signature.getBytes(StandardCharsets.US_ASCII))
                && fresh;
    }

    private static long clamped(long seconds) {
        return Math.max(Instant.MIN.getEpochSecond(), Math.min(Instant.MAX.getEpochSecond(), seconds));
    }
}
