package io.github.churn4j.maven;

import io.github.churn4j.drift.stream.DriftCalibration;
import io.github.churn4j.maven.registry.DataPlace;
import io.github.churn4j.maven.registry.TrainingData;
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

    /** The file the model was trained on; default the version of tracked data that the model names, from the remote. */
    @Parameter(property = "churn.data")
    private @Nullable File data;

    /** Where versions of data are kept: a directory or s3://bucket/prefix; default what .dvc/config names. */
    @Parameter(property = "churn.remote")
    private @Nullable String remote;

    /** The character between cells; "tab" for a tab. */
    @Parameter(property = "churn.separator", defaultValue = ",")
    private String separator = ",";

    /** Threads; 0 for all processors. */
    @Parameter(property = "churn.threads", defaultValue = "0")
    private int threads;

    @Override
    void run() throws MojoFailureException {
        boolean same = ReproduceJob.run(
                model == null ? output().resolve(TrainJob.MODEL) : model.toPath(),
                Optional.ofNullable(data).map(File::toPath),
                version -> TrainingData.fetch(
                        DataPlace.of(remote, base(), settings()), version, output().resolve("data"), this::print),
                Separator.of(separator),
                Properties.threads(threads),
                Optional.of(DriftCalibration.calibrator()),
                Optional.of(output().resolve("reproduced.churn")),
                this::print);
        if (!same) {
            throw new MojoFailureException("the reproduced model differs; compare it with "
                    + output().resolve("reproduced.churn") + ", and the versions named in its provenance");
        }
    }
}
