package io.github.churn4j.servlet.endpoint;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a caller would rather read.
 *
 * @param html the quality it gives to a page, in [0, 1]
 * @param json the quality it gives to JSON, in [0, 1]
 */
record AcceptHeader(double html, double json) {

    /** Reads the header; a type that is not named has the quality of the widest range that covers it. */
    static AcceptHeader of(@Nullable String header) {
        if (header == null || header.isEmpty()) {
            return new AcceptHeader(0, 1);
        }
        double html = -1;
        double json = -1;
        double any = 0;
        for (String range : header.toLowerCase(Locale.ROOT).split(",", 64)) {
            String[] parts = range.split(";", 16);
            double quality = quality(parts);
            switch (parts[0].strip()) {
                case "text/html", "application/xhtml+xml" -> html = Math.max(html, quality);
                case "application/json" -> json = quality;
                case "*/*" -> any = quality;
                default -> {
                    // another type
                }
            }
        }
        return new AcceptHeader(html < 0 ? any : html, json < 0 ? any : json);
    }

    private static double quality(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("q=")) {
                try {
                    return Double.parseDouble(parameter.substring(2));
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }

    /** Whether a page is wanted more than JSON. */
    boolean prefersHtml() {
        return html > json;
    }
}
