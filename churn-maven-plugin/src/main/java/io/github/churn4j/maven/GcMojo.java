package io.github.churn4j.maven;

import io.github.churn4j.maven.registry.GcJob;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.SweepOptions;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Removes from the registry what no version names, such as bundles of publishers that died; tells only, unless told. */
@Mojo(name = "gc", requiresProject = false, threadSafe = true)
public final class GcMojo extends RegistryMojo {

    /** Whether nothing is removed, only told. */
    @Parameter(property = "churn.dryRun", defaultValue = "true")
    private boolean dryRun;

    /** What is younger is spared, such as 12h or 7d: a publisher may be about to name it. */
    @Parameter(property = "churn.grace", defaultValue = "1d")
    private String grace = "1d";

    @Override
    void run() {
        SweepOptions options = new SweepOptions(Properties.duration("churn.grace", grace), dryRun);
        try (ModelRegistry registry = place().open()) {
            GcJob.run(registry, options, output(), this::print);
        }
    }
}
