package io.github.churn4j.maven.registry;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who runs a build, as far as the build can tell. */
public final class Actors {

    /** Variables of GitHub Actions, GitLab CI, Jenkins, Azure Pipelines and CircleCI, in this order. */
    private static final List<String> VARIABLES =
            List.of("GITHUB_ACTOR", "GITLAB_USER_LOGIN", "BUILD_USER_ID", "BUILD_REQUESTEDFOREMAIL", "CIRCLE_USERNAME");

    private Actors() {}

    /**
     * The person for whom a build server works, else the account.
     *
     * @param environment the value of an environment variable, null where it is not set
     * @param account the name of the account the build runs under, null where it is not known
     */
    public static String of(Function<String, @Nullable String> environment, @Nullable String account) {
        return VARIABLES.stream()
                .map(environment)
                .filter(Objects::nonNull)
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(account == null || account.isBlank() ? "unknown" : account);
    }
}
