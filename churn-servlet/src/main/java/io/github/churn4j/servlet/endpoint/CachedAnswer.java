package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.page.Asset;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers with an asset, or with 304 where the browser has it already. */
final class CachedAnswer {

    /** May be kept, but is asked for every time. */
    static final String ASK = "no-cache";
    /** Its address changes with its content. */
    static final String FOREVER = "public, max-age=31536000, immutable";

    private CachedAnswer() {}

    static void send(Exchange exchange, Asset asset, String caching) throws IOException {
        exchange.response().setHeader("Cache-Control", caching);
        exchange.response().setHeader("ETag", asset.etag());
        exchange.response().setHeader("Referrer-Policy", "no-referrer");
        if (matches(exchange.header("If-None-Match"), asset.etag())) {
            exchange.response().setStatus(304);
        } else {
            exchange.bytes(200, asset.type(), asset.content());
        }
    }

    /** Weak and strong tags alike, for proxies that compress weaken them. */
    private static boolean matches(@Nullable String header, String etag) {
        return header != null
                && List.of(header.replace("W/", "").replace("-gzip", "").split("\\s*,\\s*"))
                        .contains(etag);
    }
}
