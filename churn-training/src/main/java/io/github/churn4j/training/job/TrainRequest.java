package io.github.churn4j.training.job;

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
 * @param force train even if nothing changed since the last run
 */
public record TrainRequest(
        TableRequest table,
        TrainingConfiguration configuration,
        Path output,
        int threads,
        Duration budget,
        Optional<String> codeRevision,
        boolean force) {}
