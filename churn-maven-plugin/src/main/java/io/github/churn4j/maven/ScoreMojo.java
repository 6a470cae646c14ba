package io.github.churn4j.maven;

import io.github.churn4j.training.job.ScoreJob;
import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Scores a CSV file of customers into another with attrition_probability, prediction, status and risk_level beside each
 * row. Streams; a run that was cut off goes on where it stopped.
 */
@Mojo(name = "score", requiresProject = false, threadSafe = true)
public final class ScoreMojo extends ChurnMojo {

    /** The model bundle, or a version such as bank-churn@champion; default model.churn in the output directory. */
    @Parameter(property = "churn.model")
    private @Nullable String model;

    /** The registry of that version: a directory or s3://bucket/prefix; default the project's churn-registry. */
    @Parameter(property = "churn.registry")
    private @Nullable String registry;

    /** The CSV file of customers; needs no label. */
    @Parameter(property = "churn.data")
    private @Nullable File data;

    /** The file to write; default scores.csv in the output directory. */
    @Parameter(property = "churn.scores")
    private @Nullable File scores;

    /** The file of refused rows; default score-rejects.csv in the output directory. */
    @Parameter(property = "churn.rejects")
    private @Nullable File rejects;

    /** The character between cells; "tab" for a tab. */
    @Parameter(property = "churn.separator", defaultValue = ",")
    private String separator = ",";

    /** Put before the names of the added columns, where the customers have columns of these names. */
    @Parameter(property = "churn.prefix")
    private @Nullable String prefix;

    /** Largest fraction of rows the schema may refuse before the goal fails. */
    @Parameter(property = "churn.maxRejected", defaultValue = "0.01")
    private double maxRejected;

    @Override
    void run() {
        if (data == null) {
            throw new IllegalArgumentException(
                    "churn.data is not set; name the CSV file of customers, for example -Dchurn.data=customers.csv");
        }
        ScoreJob.run(
                choose(model, registry).load(this::print),
                data.toPath(),
                Separator.of(separator),
                prefix == null ? "" : prefix,
                Properties.fraction("churn.maxRejected", maxRejected),
                scores == null ? output().resolve("scores.csv") : scores.toPath(),
                rejects == null ? output().resolve("score-rejects.csv") : rejects.toPath(),
                this::print);
    }
}
