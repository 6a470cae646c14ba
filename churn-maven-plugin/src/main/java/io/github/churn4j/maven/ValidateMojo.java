package io.github.churn4j.maven;

import io.github.churn4j.training.job.ValidateJob;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Checks a CSV file against its schema; fails where the data are not fit to learn from. */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.PROCESS_RESOURCES, requiresProject = false, threadSafe = true)
public final class ValidateMojo extends TableMojo {

    @Override
    void run() {
        ValidateJob.run(table(requireData()), allowLeakage(), maxRejected(), output(), this::print)
                .requirePassed();
    }
}
