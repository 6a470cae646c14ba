package io.github.churn4j.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.data.SchemaInference;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.training.Algorithm;
import io.github.churn4j.training.Candidate;
import io.github.churn4j.training.ChurnTraining;
import io.github.churn4j.training.SearchSpace;
import io.github.churn4j.training.TrainingConfiguration;
import io.github.churn4j.training.job.ReproduceJob;
import io.github.churn4j.training.job.TableRequest;
import io.github.churn4j.training.job.TrainJob;
import io.github.churn4j.training.job.TrainRequest;
import io.github.churn4j.training.simulate.CustomerSimulator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model's training, its bundle and the calibration inside. */
class TrainedCalibrationTest {

    @TempDir
    Path folder;

    private Path customers;

    private static TrainingConfiguration configuration() {
        return TrainingConfiguration.builder()
                .space(SearchSpace.exhaustive(List.of(Candidate.of(Algorithm.LOGISTIC))))
                .folds(3)
                .replicates(20)
                .build();
    }

    @BeforeEach
    void simulate() {
        customers = folder.resolve("customers.csv");
        CustomerSimulator.builder().rows(1_500).build().writeCsv(customers);
    }

    @Test
    void theBundleIsTheSameOnOneAndTwoThreadsAndItsCalibrationFits() {
        CsvSource source = CsvSource.of(customers);
        Dataset data = DatasetReader.of(
                        SchemaInference.withDefaults().infer(source).schema())
                .read(source)
                .dataset();
        ChurnTraining training = ChurnTraining.of(configuration()).withMonitoring(DriftCalibration.calibrator());
        ChurnModel one = training.withThreads(1).run(data).model();
        ChurnModel two = training.withThreads(2).run(data).model();
        assertThat(two.sha256()).isEqualTo(one.sha256());
        DriftCalibration calibration =
                DriftCalibration.fromJson(one.monitoring().orElseThrow());
        assertThat(calibration.requireFits(one.schema(), one.profile())).isSameAs(calibration);
        assertThat(calibration.level(Window.DEFAULT).orElseThrow().simulated()).isTrue();
    }

    @Test
    void theBundleIsReproducedWithItsCalibration() {
        Path out = folder.resolve("out");
        TrainJob.run(
                new TrainRequest(
                                TableRequest.of(customers),
                                configuration(),
                                out,
                                2,
                                Duration.ofDays(1),
                                Optional.empty(),
                                false)
                        .withMonitoring(DriftCalibration.calibrator()),
                Clock.systemUTC(),
                line -> {});
        assertThat(ReproduceJob.run(
                        out.resolve(TrainJob.MODEL),
                        Optional.of(customers),
                        version -> customers,
                        ',',
                        1,
                        Optional.of(DriftCalibration.calibrator()),
                        Optional.empty(),
                        line -> {}))
                .isTrue();
    }
}
