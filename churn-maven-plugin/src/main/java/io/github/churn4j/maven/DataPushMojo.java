package io.github.churn4j.maven;

import io.github.churn4j.maven.registry.DataPushJob;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Makes a version of data, brings it to the remote and writes the .dvc file that names it. Where there is no .dvc
 * directory yet, churn.remote makes one with that remote. The dvc command reads what is written.
 */
@Mojo(name = "data-push", requiresProject = false, threadSafe = true)
public final class DataPushMojo extends DataMojo {

    @Override
    void run() {
        DataPushJob.run(place(), names(), output(), this::print);
    }
}
