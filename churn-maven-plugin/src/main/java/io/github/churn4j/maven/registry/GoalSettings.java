package io.github.churn4j.maven.registry;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Settings that are no parameters of a goal, such as {@code churn.s3.endpoint}: from the command line, else the
 * environment ({@code CHURN_S3_ENDPOINT}), else the project's properties, as the service has them. Secrets come from the
 * environment only.
 *
 * @param commandLine the value of a property given with -D, null where it is not
 * @param environment the value of an environment variable, null where it is not set
 * @param project the value of a project's property, null where it is not set
 */
public record GoalSettings(
        Function<String, @Nullable String> commandLine,
        Function<String, @Nullable String> environment,
        Function<String, @Nullable String> project) {

    /** The value of a setting that is no secret, null where it is not set or blank. */
    public @Nullable String get(String key) {
        return find(key).orElse(null);
    }

    /** The value of a setting that is no secret. */
    Optional<String> find(String key) {
        return value(commandLine, key)
                .or(() -> value(environment, variable(key)))
                .or(() -> value(project, key));
    }

    /** The value of a secret. */
    Optional<String> secret(String key) {
        return value(environment, variable(key));
    }

    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static Optional<String> value(Function<String, @Nullable String> from, String key) {
        return Optional.ofNullable(from.apply(key)).filter(text -> !text.isBlank());
    }
}
