package io.github.churn4j.registry.s3;

import java.util.Optional;

/**
 * What the server encrypts new objects with.
 *
 * @param algorithm as the protocol names it; empty for the bucket's default
 * @param key of AWS KMS; empty for the account's own
 */
public record Encryption(Optional<String> algorithm, Optional<String> key) {

    /** What the bucket is configured for: the server decides. */
    public static final Encryption BUCKET_DEFAULT = new Encryption(Optional.empty(), Optional.empty());

    /** Keys of S3 itself. */
    public static final Encryption AES256 = new Encryption(Optional.of("AES256"), Optional.empty());

    private static final String KMS = "aws:kms";

    /** The account's own key of AWS KMS. */
    public static Encryption kms() {
        return new Encryption(Optional.of(KMS), Optional.empty());
    }

    /** A key of AWS KMS, by its id or ARN. */
    public static Encryption kms(String key) {
        return new Encryption(Optional.of(KMS), Optional.of(key));
    }

    /**
     * Reads {@code none}, {@code aes256}, {@code aws:kms} or {@code aws:kms:<key>}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static Encryption parse(String text) {
        if (text.equals("none")) {
            return BUCKET_DEFAULT;
        }
        if (text.equals("aes256")) {
            return AES256;
        }
        if (text.equals(KMS)) {
            return kms();
        }
        if (text.startsWith(KMS + ":") && text.length() > KMS.length() + 1) {
            return kms(text.substring(KMS.length() + 1));
        }
        throw new IllegalArgumentException("expected none, aes256, aws:kms or aws:kms:<key id>");
    }
}
