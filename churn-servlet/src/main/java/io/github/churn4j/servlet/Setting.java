package io.github.churn4j.servlet;

import java.util.Locale;
import java.util.function.Function;

/**
 * One setting of the service: a system property, else an environment variable, else an init-param.
 *
 * @param key the property's and init-param's name, such as {@code churn.max-in-flight}
 * @param fallback its value where nothing is set, as text
 * @param secret whether it may come from the environment only and is never shown
 * @param meaning one sentence for the table of settings
 * @param parser from text; an {@link IllegalArgumentException} tells what is expected
 */
public record Setting<T>(String key, String fallback, boolean secret, String meaning, Function<String, T> parser) {

    /** The environment variable's name: {@code CHURN_MAX_IN_FLIGHT}. */
    public String environment() {
        return environment(key);
    }

    /** The environment variable's name of a setting that is known by its key only. */
    public static String environment(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /**
     * The value of a text.
     *
     * @throws IllegalArgumentException naming key, value and expectation
     */
    public T parse(String text) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    key + (secret ? "" : " is \"" + text + "\"") + ", expected " + e.getMessage(), e);
        }
    }
}
