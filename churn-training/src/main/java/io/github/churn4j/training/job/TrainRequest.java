package io.github.churn4j.training.job;

import io.github.churn4j.model.DataVersion;
import io.github.churn4j.model.MonitoringCalibrator;
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
 * @param monitoring finds out how the model is to be watched, where its bundle is to say so
 */
public record TrainRequest(
        TableRequest table,
        TrainingConfiguration configuration,
        Path output,
        int threads,
        Duration budget,
        Optional<String> codeRevision,
        Optional<DataVersion> dataVersion,
        boolean force,
        Optional<MonitoringCalibrator> monitoring) {

    /** The same for a model that does not say how it is to be watched. */
    public TrainRequest(
            TableRequest table,
            TrainingConfiguration configuration,
            Path output,
            int threads,
            Duration budget,
            Optional<String> codeRevision,
            Optional<DataVersion> dataVersion,
            boolean force) {
        this(table, configuration, output, threads, budget, codeRevision, dataVersion, force, Optional.empty());
    }

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

    /** The same for a model that says how it is to be watched. */
    public TrainRequest withMonitoring(MonitoringCalibrator calibrator) {
        return new TrainRequest(
                table,
                configuration,
                output,
                threads,
                budget,
                codeRevision,
                dataVersion,
                force,
                Optional.of(calibrator));
    }
}
