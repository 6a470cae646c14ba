package io.github.churn4j.maven.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads lists such as {@code team=retention,ticket=42}. */
public final class KeyValues {

    private KeyValues() {}

    /**
     * The pairs, in order.
     *
     * @param property for messages
     * @param separator between key and value
     */
    public static Map<String, String> of(List<String> pairs, String separator, String property, String form) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : pairs) {
            int at = pair.indexOf(separator);
            String key = at < 0 ? "" : pair.substring(0, at).strip();
            if (key.isEmpty()) {
                throw new IllegalArgumentException(property + " has \"" + pair + "\", expected " + form);
            }
            if (values.put(key, pair.substring(at + separator.length()).strip()) != null) {
                throw new IllegalArgumentException(property + " has \"" + key + "\" twice");
            }
        }
        return values;
    }
}
