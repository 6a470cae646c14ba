package io.github.churn4j.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The one style sheet of reports and charts: light, dark and print. For pages that are not an {@link HtmlReport} but hold
 * its blocks.
 */
public final class StyleSheet {
    private static final String CSS = read();
    private static final String HASH = hash(CSS);

    private StyleSheet() {}

    /** The style sheet as text. */
    public static String css() {
        return CSS;
    }

    /**
     * The source expression that lets a Content-Security-Policy allow exactly this style sheet inside a {@code <style>}
     * element and no other: {@code 'sha256-…'}.
     */
    public static String contentSecuritySource() {
        return HASH;
    }

    /** The {@code <style>} element whose content is {@link #css()}, byte for byte. */
    static Html element() {
        return new Html("<style>" + CSS + "</style>");
    }

    private static String read() {
        try (InputStream in = StyleSheet.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing beside " + StyleSheet.class.getName()
                        + "; repackage churn-core with its resources");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
            if (text.contains("<") || text.contains("&") || text.contains("]]>")) {
                throw new IllegalStateException("report.css holds '<', '&' or ']]>', which no XML parser would pass");
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException("report.css cannot be read", e);
        }
    }

    private static String hash(String css) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
