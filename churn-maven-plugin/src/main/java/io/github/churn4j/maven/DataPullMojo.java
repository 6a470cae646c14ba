package io.github.churn4j.maven;

import io.github.churn4j.maven.registry.DataPullJob;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Brings the versions of data that .dvc files name into place, checked against their MD5; all of them unless told. */
@Mojo(name = "data-pull", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, requiresProject = false, threadSafe = true)
public final class DataPullMojo extends DataMojo {

    /** Gives up changes that were never pushed. */
    @Parameter(property = "churn.force", defaultValue = "false")
    private boolean force;

    @Override
    void run() {
        DataPullJob.run(place(), names(), force, output(), this::print);
    }
}
