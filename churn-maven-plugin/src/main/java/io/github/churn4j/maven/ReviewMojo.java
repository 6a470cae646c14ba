package io.github.churn4j.maven;

import io.github.churn4j.maven.registry.KeyValues;
import io.github.churn4j.maven.registry.ReviewJob;
import io.github.churn4j.maven.registry.ReviewRequest;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.Review;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Approves, rejects or tags a version. A rejected version is neither promoted nor rolled back to. */
@Mojo(name = "review", requiresProject = false, threadSafe = true)
public final class ReviewMojo extends ChangeMojo {

    /** The version: a number, an alias or latest. */
    @Parameter(property = "churn.version", defaultValue = "latest")
    private String version = "latest";

    /** What holds for it: approved or rejected, which needs churn.reason. */
    @Parameter(property = "churn.status")
    private @Nullable String status;

    /** Tags to set, comma-separated, such as team=retention; an empty value takes a tag away. */
    @Parameter(property = "churn.tags")
    private @Nullable List<String> tags;

    @Override
    void run() {
        ReviewRequest request = new ReviewRequest(
                version,
                Optional.ofNullable(status).map(text -> Properties.oneOf(Review.Status.class, "churn.status", text)),
                KeyValues.of(TableMojo.trimmed(tags), "=", "churn.tags", "key=value"),
                signoff());
        try (ModelRegistry registry = place().open()) {
            ReviewJob.run(registry, name(registry), request, output(), this::print);
        }
    }
}
