package io.github.churn4j.registry.store;

/** What a key may look like. */
public final class Keys {

    private static final int LONGEST = 512;

    private Keys() {}

    /**
     * The key itself.
     *
     * @throws IllegalArgumentException if it is empty, too long, or a segment is not made of letters, digits, dots,
     *     dashes and underscores with a letter or digit first
     */
    public static String check(String key) {
        if (key.isEmpty() || key.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "key has " + key.length() + " characters, expected 1 to " + LONGEST + ": " + shortened(key));
        }
        for (String segment : key.split("/", -1)) {
            if (!isSegment(segment)) {
                throw new IllegalArgumentException(
                        "key \"" + shortened(key) + "\" has the segment \"" + shortened(segment)
                                + "\", expected letters, digits, dots, dashes and underscores, a letter or digit first");
            }
        }
        return key;
    }

    /**
     * The prefix itself: empty, or whole segments with a slash at the end.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static String checkPrefix(String prefix) {
        if (!prefix.isEmpty()) {
            if (!prefix.endsWith("/")) {
                throw new IllegalArgumentException("prefix \"" + shortened(prefix) + "\" does not end with a slash");
            }
            check(prefix.substring(0, prefix.length() - 1));
        }
        return prefix;
    }

    static boolean isSegment(String segment) {
        if (segment.isEmpty() || !isLetterOrDigit(segment.charAt(0))) {
            return false;
        }
        for (int i = 1; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (!isLetterOrDigit(c) && c != '.' && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
