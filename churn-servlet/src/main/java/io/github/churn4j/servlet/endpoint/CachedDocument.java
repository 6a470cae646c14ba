package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.internal.io.Sha256;
import io.github.churn4j.servlet.http.Exchange;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A document that stays the same for a while, named by the hash of its content so that callers need not fetch it again. */
@SuppressWarnings("ArrayRecordComponent") // written out only
record CachedDocument(String contentType, byte[] content, String etag) {

    private static final int TAG_DIGITS = 16;

    static CachedDocument of(String contentType, byte[] content) {
        return new CachedDocument(contentType, content, '"' + Sha256.of(content).substring(0, TAG_DIGITS) + '"');
    }

    void send(Exchange exchange) throws IOException {
        exchange.response().setHeader("Cache-Control", "no-cache"); // keep it, but ask each time
        exchange.response().setHeader("ETag", etag);
        if (known(exchange.header("If-None-Match"))) {
            exchange.response().setStatus(304);
        } else {
            exchange.bytes(200, contentType, content);
        }
    }

    /** Weak tags as well: proxies that compress make them weak (RFC 9110, 13.1.2 compares weakly). */
    private boolean known(@Nullable String header) {
        if (header == null) {
            return false;
        }
        for (String tag : header.split(",", -1)) {
            String bare = tag.strip();
            if (bare.equals("*") || bare.equals(etag) || bare.equals("W/" + etag)) {
                return true;
            }
        }
        return false;
    }
}
