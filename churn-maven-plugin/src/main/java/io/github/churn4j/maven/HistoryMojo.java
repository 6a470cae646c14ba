package io.github.churn4j.maven;

import io.github.churn4j.maven.registry.HistoryJob;
import io.github.churn4j.registry.ModelRegistry;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Prints a model's versions, where its aliases point, and who did what when and why, the newest first. */
@Mojo(name = "history", requiresProject = false, threadSafe = true)
public final class HistoryMojo extends ModelMojo {

    /** Versions and events to print. */
    @Parameter(property = "churn.limit", defaultValue = "20")
    private int limit;

    @Override
    void run() {
        try (ModelRegistry registry = place().open()) {
            HistoryJob.run(registry, name(registry), limit, this::print);
        }
    }
}
