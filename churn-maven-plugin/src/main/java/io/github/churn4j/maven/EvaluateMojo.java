package io.github.churn4j.maven;

import io.github.churn4j.training.job.EvaluateJob;
import io.github.churn4j.training.job.TrainJob;
import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Measures a model on labelled customers and writes measured.json. */
@Mojo(name = "evaluate", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class EvaluateMojo extends TableMojo {

    /** The model bundle; default model.churn in the output directory. */
    @Parameter(property = "churn.model")
    private @Nullable File model;

    /** Of the bootstrap behind the intervals. */
    @Parameter(property = "churn.seed", defaultValue = "42")
    private long seed;

    @Override
    void run() {
        EvaluateJob.run(
                model == null ? output().resolve(TrainJob.MODEL) : model.toPath(),
                requireData(),
                separator(),
                maxRejected(),
                output().resolve("measured.json"),
                seed,
                this::print);
    }
}
