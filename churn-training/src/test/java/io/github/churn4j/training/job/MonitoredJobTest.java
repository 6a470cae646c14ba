package io.github.churn4j.training.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ChurnException;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.MonitoringCalibrator;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitoredJobTest {

    private static final MonitoringCalibrator CALIBRATOR =
            (profile, data, rows, probabilities, seed, threads) -> "{\"rows\": " + rows.length + "}";

    @TempDir
    Path folder;

    private Path data;
    private Path out;

    @BeforeEach
    void write() {
        data = Subscribers.file(folder, Subscribers.table(240));
        out = folder.resolve("out");
    }

    private List<String> train(boolean monitored) {
        TrainRequest request = Subscribers.request(
                TableRequest.of(data),
                Subscribers.configuration(Subscribers.logistic()).build(),
                out);
        List<String> lines = new ArrayList<>();
        TrainJob.run(monitored ? request.withMonitoring(CALIBRATOR) : request, Clock.systemUTC(), lines::add);
        return lines;
    }

    private boolean reproduce(Optional<MonitoringCalibrator> calibrator) {
        return ReproduceJob.run(
                out.resolve("model.churn"),
                Optional.of(data),
                version -> data,
                ',',
                1,
                calibrator,
                Optional.empty(),
                line -> {});
    }

    @Test
    void theModelSaysHowItIsToBeWatchedAndIsReproducedThatWay() {
        train(true);
        assertThat(ChurnModel.read(out.resolve("model.churn")).monitoring()).isPresent();
        assertThat(reproduce(Optional.of(CALIBRATOR))).isTrue();
        assertThatThrownBy(() -> reproduce(Optional.empty()))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("give the calibrator");
    }

    @Test
    void aModelMadeWithoutIsReproducedWithout() {
        train(false);
        assertThat(ChurnModel.read(out.resolve("model.churn")).monitoring()).isEmpty();
        assertThat(reproduce(Optional.of(CALIBRATOR))).isTrue();
    }

    @Test
    void trainsAgainWhereOnlyThisChanged() {
        train(false);
        assertThat(train(false)).anyMatch(line -> line.startsWith("Nothing changed"));
        assertThat(train(true)).noneMatch(line -> line.startsWith("Nothing changed"));
        assertThat(train(true)).anyMatch(line -> line.startsWith("Nothing changed"));
    }
}
