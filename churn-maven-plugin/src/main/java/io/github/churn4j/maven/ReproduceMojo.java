package io.github.churn4j.maven;

import io.github.churn4j.training.job.ReproduceJob;
import io.github.churn4j.training.job.TrainJob;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Trains a model again from its own provenance and fails unless the bundle is the same, byte for byte. */
@Mojo(name = "reproduce", requiresProject = false, threadSafe = true)
public final class ReproduceMojo extends ChurnMojo {

    /** The model bundle; default model.churn in the output directory. */
    @Parameter(property = "churn.model")
    private @Nullable File model;

    /** The file the model was trained on. */
    @Parameter(property = "churn.data")
    private @Nullable File data;

    /** The character between cells; "tab" for a tab. */
    @Parameter(property = "churn.separator", defaultValue = ",")
    private String separator = ",";

    /** Threads; 0 for all processors. */
    @Parameter(property = "churn.threads", defaultValue = "0")
    private int threads;

    @Override
    void run() throws MojoFailureException {
        if (data == null) {
            throw new IllegalArgumentException("churn.data is not set; name the file the model was trained on");
        }
        boolean same = ReproduceJob.run(
                model == null ? output().resolve(TrainJob.MODEL) : model.toPath(),
                data.toPath(),
                Separator.of(separator),
                Properties.threads(threads),
                Optional.of(output().resolve("reproduced.churn")),
                this::print);
        if (!same) {
            throw new MojoFailureException("the reproduced model differs; compare it with "
                    + output().resolve("reproduced.churn") + ", and the versions named in its provenance");
        }
    }
}
