package io.github.churn4j.servlet.http;

import io.github.churn4j.internal.io.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A document that stays the same for a while, named by the hash of its content so that callers need not fetch it again,
 * and compressed once for those that accept gzip. Immutable and thread-safe.
 */
public final class CachedDocument {

    /** May be kept, but is asked for every time. */
    public static final String ASK = "no-cache";
    /** May be kept for ever, for its address changes with its content. */
    public static final String FOREVER = "public, max-age=31536000, immutable";

    private static final int HASH_DIGITS = 16;
    private static final int WORTHWHILE = 1_024; // bytes; what is shorter fits one packet anyway
    private static final String GZIP_MARK = "-gzip";

    private final String contentType;
    private final byte[] content;
    private final byte @Nullable [] compressed;
    private final String hash;

    private CachedDocument(String contentType, byte[] content) {
        this.contentType = contentType;
        this.content = content;
        compressed = content.length < WORTHWHILE ? null : gzip(content);
        hash = Sha256.of(content).substring(0, HASH_DIGITS);
    }

    /** A document of these bytes, which are not to be changed any more. */
    public static CachedDocument of(String contentType, byte[] content) {
        return new CachedDocument(contentType, content);
    }

    /** A document of this text in UTF-8. */
    public static CachedDocument of(String contentType, String text) {
        return of(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A page of HTML. */
    public static CachedDocument page(String html) {
        return of(MediaTypes.HTML, html);
    }

    /** The beginning of the content's SHA-256, in hexadecimal digits. */
    public String hash() {
        return hash;
    }

    /** Answers with the document, or with 304 where the caller has it already; it is asked for every time. */
    public void send(Exchange exchange) throws IOException {
        send(exchange, ASK);
    }

    /** The same, with another {@code Cache-Control}. */
    public void send(Exchange exchange, String caching) throws IOException {
        boolean gzip = compressed != null && acceptsGzip(exchange.header("Accept-Encoding"));
        exchange.response().setHeader("Cache-Control", caching);
        exchange.response().setHeader("ETag", '"' + hash + (gzip ? GZIP_MARK : "") + '"');
        if (compressed != null) {
            exchange.response().addHeader("Vary", "Accept-Encoding");
        }
        if (known(exchange.header("If-None-Match"))) {
            exchange.response().setStatus(304);
        } else if (compressed != null && gzip) {
            exchange.response().setHeader("Content-Encoding", "gzip");
            exchange.bytes(200, contentType, compressed);
        } else {
            exchange.bytes(200, contentType, content);
        }
    }

    /** Weak tags as well (RFC 9110, 13.1.2), and those of either encoding, for the content is the same. */
    private boolean known(@Nullable String header) {
        if (header == null) {
            return false;
        }
        for (String tag : header.split(",", -1)) {
            String bare = tag.strip().replaceFirst("^W/", "").replace(GZIP_MARK + '"', "\"");
            if (bare.equals("*") || bare.equals('"' + hash + '"')) {
                return true;
            }
        }
        return false;
    }

    /** Whether gzip is named, or everything is, and not with the weight 0 (RFC 9110, 12.5.3). */
    private static boolean acceptsGzip(@Nullable String header) {
        if (header == null) {
            return false;
        }
        boolean any = false;
        for (String range : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = range.replace(" ", "").split(";", -1);
            boolean wanted = parts.length < 2 || !parts[1].matches("q=0(\\.0*)?");
            if (parts[0].equals("gzip") || parts[0].equals("x-gzip")) {
                return wanted;
            }
            any |= parts[0].equals("*") && wanted;
        }
        return any;
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 3);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
