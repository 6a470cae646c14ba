package io.github.churn4j.training.job;

import io.github.churn4j.model.DataVersion;
import io.github.churn4j.training.TrainingConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What to train on and how.
 *
 * @param table the customers
 * @param configuration how to train
 * @param output the directory to write to
 * @param threads 1 or more
 * @param budget time limit of the search
 * @param codeRevision recorded in the model where given
 * @param dataVersion recorded in the model where the data are tracked
 * @param force train even if nothing changed since the last run
 */
public record TrainRequest(
        TableRequest table,
        TrainingConfiguration configuration,
        Path output,
        int threads,
        Duration budget,
        Optional<String> codeRevision,
        Optional<DataVersion> dataVersion,
        boolean force) {

    /** The same for data that are not tracked. */
    public TrainRequest(
            TableRequest table,
            TrainingConfiguration configuration,
            Path output,
            int threads,
            Duration budget,
            Optional<String> codeRevision,
            boolean force) {
        this(table, configuration, output, threads, budget, codeRevision, Optional.empty(), force);
    }
}
