package io.github.churn4j.maven.registry;

import io.github.churn4j.servlet.Setting;
import java.util.Map;
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

    /** Secrets, and where else than in the environment they may be. */
    private static final Map<String, String> SECRETS = Map.of(
            "churn.registry-signing-key", " or in a file that churn.registry-signing-key-file names",
            "churn.jdbc-password", "");

    /**
     * The value of a setting, null where it is not set or blank.
     *
     * @throws IllegalArgumentException if a secret is given elsewhere than in the environment
     */
    public @Nullable String get(String key) {
        Optional<String> given = value(environment, Setting.environment(key));
        if (SECRETS.containsKey(key)) {
            if (value(commandLine, key).or(() -> value(project, key)).isPresent()) {
                throw new IllegalArgumentException(key + " is a secret, expected in the environment as "
                        + Setting.environment(key) + SECRETS.get(key) + "; take it out of command lines and POMs");
            }
            return given.orElse(null);
        }
        return value(commandLine, key)
                .or(() -> given)
                .or(() -> value(project, key))
                .orElse(null);
    }

    private static Optional<String> value(Function<String, @Nullable String> from, String key) {
        return Optional.ofNullable(from.apply(key)).filter(text -> !text.isBlank());
    }
}
