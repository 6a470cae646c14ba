package io.github.churn4j.maven;

import io.github.churn4j.maven.registry.DataStatusJob;
import org.apache.maven.plugins.annotations.Mojo;

/** Prints how tracked data stand: whether they are what their .dvc file names, and are in the cache and the remote. */
@Mojo(name = "data-status", requiresProject = false, threadSafe = true)
public final class DataStatusMojo extends DataMojo {

    @Override
    void run() {
        DataStatusJob.run(place(), names(), output(), this::print);
    }
}
