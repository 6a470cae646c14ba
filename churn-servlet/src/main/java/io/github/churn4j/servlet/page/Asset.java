package io.github.churn4j.servlet.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Something the page is made of, named by its content. Immutable. */
public final class Asset {

    private static final int HASH_DIGITS = 16;

    private final String type;
    private final byte[] content;
    private final String hash;

    Asset(String type, String text) {
        this.type = type;
        content = text.getBytes(StandardCharsets.UTF_8);
        hash = hash(content);
    }

    /** A page of HTML. */
    public static Asset page(String html) {
        return new Asset("text/html;charset=UTF-8", html);
    }

    /** The media type. */
    public String type() {
        return type;
    }

    /** The bytes; not to be changed. */
    @SuppressWarnings("EI_EXPOSE_REP")
    public byte[] content() {
        return content;
    }

    /** The beginning of the content's SHA-256, in hexadecimal digits. */
    public String hash() {
        return hash;
    }

    /** The hash in quotes, as the header spells it. */
    public String etag() {
        return "\"" + hash + "\"";
    }

    static String resource(String name) {
        try (InputStream in = Asset.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + Asset.class.getName()
                        + "; package the module with its resources");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
