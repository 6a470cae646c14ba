package io.github.churn4j.registry;

import java.util.regex.Pattern;

/** What models and versions may be called: what is safe as a part of a path everywhere. */
final class ModelNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final int LARGEST = 999_999_999;

    private ModelNames() {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static String check(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "model name is \"" + (name.length() > 120 ? name.substring(0, 120) + "…" : name)
                            + "\", expected up to 100 letters, digits, dots, dashes and underscores, a letter or digit first");
        }
        return name;
    }

    static int checkVersion(int version) {
        if (version < 1 || version > LARGEST) {
            throw new IllegalArgumentException("version is " + version + ", expected [1, " + LARGEST + "]");
        }
        return version;
    }

    static int version(String text) {
        try {
            return checkVersion(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("version is \"" + text + "\", expected a whole number", e);
        }
    }
}
