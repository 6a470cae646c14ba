package io.github.churn4j.servlet.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The media types the service speaks. */
public final class MediaTypes {

    /** One JSON document. */
    public static final String JSON = "application/json";
    /** One JSON document per line. */
    public static final String NDJSON = "application/x-ndjson";
    /** A table. */
    public static final String CSV = "text/csv";
    /** A form as browsers post it. */
    public static final String FORM = "application/x-www-form-urlencoded";
    /** A problem document of RFC 9457. */
    public static final String PROBLEM = "application/problem+json";
    /** A page. */
    public static final String HTML = "text/html;charset=UTF-8";

    private MediaTypes() {}

    /** A content type in lower case without its parameters; empty for none. */
    public static String essence(@Nullable String contentType) {
        if (contentType == null) {
            return "";
        }
        if (contentType.equals(JSON)) {
            return JSON;
        }
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
