package io.github.churn4j.servlet.page;

import io.github.churn4j.report.StyleSheet;
import io.github.churn4j.servlet.http.CachedDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page's script and style, each put together from its parts once. Immutable. */
public final class PageAssets {

    private static final String[] SCRIPTS = {
        "base.js",
        "charts.js",
        "tabs.js",
        "form.js",
        "result.js",
        "whatif.js",
        "batch.js",
        "operations.js",
        "drift.js",
        "drift-charts.js",
        "models.js",
        "decisions.js",
        "start.js"
    };
    private static final String[] STYLES = {
        "base.css", "form.css", "result.css", "batch.css", "operations.css", "drift.css", "models.css"
    };

    private final Map<String, CachedDocument> assets;

    private PageAssets(Map<String, CachedDocument> assets) {
        this.assets = Map.copyOf(assets);
    }

    /** The assets as packaged with this class. */
    public static PageAssets load() {
        String script = "(() => {\n'use strict';\n" + joined(SCRIPTS) + "})();\n";
        return new PageAssets(Map.of(
                "app.js", CachedDocument.of("text/javascript;charset=UTF-8", script),
                "app.css", CachedDocument.of("text/css;charset=UTF-8", joined(STYLES) + chartRules())));
    }

    private static String joined(String... names) {
        return Stream.of(names).map(PageAssets::resource).collect(Collectors.joining("\n"));
    }

    private static String resource(String name) {
        try (InputStream in = PageAssets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + PageAssets.class.getName()
                        + "; package the module with its resources");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Charts look as they do in reports; a report's rules for text and layout would not fit a page with forms. */
    private static String chartRules() {
        return StyleSheet.css().lines().filter(line -> line.startsWith("svg ")).collect(Collectors.joining("\n"));
    }

    /** The asset of a name, such as {@code app.css}. */
    public Optional<CachedDocument> named(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    /** The address of an asset from the page, which changes with its content. */
    String address(String name) {
        CachedDocument asset = named(name).orElseThrow();
        return "page/" + name + "?v=" + asset.hash();
    }
}
