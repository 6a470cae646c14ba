package io.github.churn4j.maven.registry;

import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.ModelVersion;
import io.github.churn4j.registry.RegistryEvent;
import io.github.churn4j.registry.Review;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** Approves, rejects or tags a version. */
public final class ReviewJob {

    private ReviewJob() {}

    /**
     * Runs the job.
     *
     * @param output the directory of {@code outcome.json}
     * @throws io.github.churn4j.ChurnException if there is no such version
     */
    public static Review run(
            ModelRegistry registry, String name, ReviewRequest request, Path output, Consumer<String> console) {
        ModelVersion version = registry.resolve(Which.of(name, request.version(), "churn.version"));
        request.status().ifPresent(status -> Events.tell(decide(registry, version, status, request), console));
        if (!request.tags().isEmpty()) {
            registry.tag(version.name(), version.number(), request.tags(), request.signoff());
        }
        Review review = registry.review(version.name(), version.number());
        String status = review.status().name().toLowerCase(Locale.ROOT);
        console.accept(version.reference() + " is " + status + "; tags: "
                + (review.tags().isEmpty() ? "none" : review.tags()));
        String aliases = AliasLine.at(registry.aliases(version.name()), version.number());
        if (review.status() == Review.Status.REJECTED && !aliases.isEmpty()) {
            console.accept("WARNING: " + aliases + " still points at it. Next: churn:rollback -Dchurn.name="
                    + version.name() + " -Dchurn.alias=" + aliases.split(", ", -1)[0]);
        }
        Outcome outcome = Outcome.of("review", status)
                .with("registry", registry.description())
                .with("name", version.name())
                .with("version", version.number());
        review.tags().forEach(outcome.object("tags")::put);
        outcome.write(output);
        return review;
    }

    private static RegistryEvent decide(
            ModelRegistry registry, ModelVersion version, Review.Status status, ReviewRequest request) {
        return status == Review.Status.APPROVED
                ? registry.approve(version.name(), version.number(), request.signoff())
                : registry.reject(version.name(), version.number(), request.signoff());
    }
}
