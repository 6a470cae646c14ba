package io.github.churn4j.maven;

import io.github.churn4j.training.job.EvaluateJob;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Measures a model on labelled customers and writes measured.json. */
@Mojo(name = "evaluate", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class EvaluateMojo extends TableMojo {

    /** The model bundle, or a version such as bank-churn@champion; default model.churn in the output directory. */
    @Parameter(property = "churn.model")
    private @Nullable String model;

    /** The registry of that version: a directory or s3://bucket/prefix; default the project's churn-registry. */
    @Parameter(property = "churn.registry")
    private @Nullable String registry;

    /** Of the bootstrap behind the intervals. */
    @Parameter(property = "churn.seed", defaultValue = "42")
    private long seed;

    @Override
    void run() {
        EvaluateJob.run(
                choose(model, registry).load(this::print),
                requireData(),
                separator(),
                maxRejected(),
                output().resolve("measured.json"),
                seed,
                this::print);
    }
}
