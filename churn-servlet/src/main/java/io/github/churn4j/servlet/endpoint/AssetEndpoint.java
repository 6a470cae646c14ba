package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.servlet.http.CachedDocument;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import io.github.churn4j.servlet.page.PageAssets;
import java.io.IOException;

/**
 * {@code GET /page/*}: the page's script and style. Kept for ever where the address holds the content's hash, as the page's
 * own addresses do.
 */
public final class AssetEndpoint implements Endpoint {

    private final PageAssets assets;

    /** Serves these assets. */
    public AssetEndpoint(PageAssets assets) {
        this.assets = assets;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        String name = exchange.path().substring(exchange.path().lastIndexOf('/') + 1);
        CachedDocument asset = assets.named(name)
                .filter(a -> exchange.path().equals("/page/" + name))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(404, "not-found", "There is no such file", "the page has app.js and app.css")));
        boolean thisVersion = exchange.query("v").filter(asset.hash()::equals).isPresent();
        asset.send(exchange, thisVersion ? CachedDocument.FOREVER : CachedDocument.ASK);
    }
}
