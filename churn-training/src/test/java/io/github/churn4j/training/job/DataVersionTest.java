package io.github.churn4j.training.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ChurnException;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.DataVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataVersionTest {

    private static final DataVersion VERSION = new DataVersion("raw/subscribers.csv", "0123456789abcdef".repeat(2), 77);

    @TempDir
    Path folder;

    private TrainRequest request(Path data, Optional<DataVersion> version) {
        return new TrainRequest(
                TableRequest.of(data),
                Subscribers.configuration(Subscribers.logistic()).build(),
                folder.resolve("out"),
                2,
                Duration.ofDays(1),
                Optional.empty(),
                version,
                false);
    }

    private ChurnModel train(Optional<DataVersion> version, List<String> console) {
        Path data = Subscribers.file(folder, Subscribers.table(240));
        return TrainJob.run(request(data, version), Clock.systemUTC(), console::add);
    }

    @Test
    void isRecordedInModelReportCardAndRunRecord() throws IOException {
        ChurnModel model = train(Optional.of(VERSION), new ArrayList<>());
        assertThat(model.provenance().dataVersion()).contains(VERSION);
        assertThat(model.report()).contains("Version of the data", "raw/subscribers.csv " + VERSION.md5());
        assertThat(model.card()).contains("tracked as `raw/subscribers.csv` with MD5 `" + VERSION.md5() + "`");
        assertThat(Files.readString(folder.resolve("out/run.json"))).contains("\"dataVersion\"", VERSION.md5());
    }

    @Test
    void isAnInput() {
        List<String> console = new ArrayList<>();
        String without = train(Optional.empty(), console).sha256();
        assertThat(train(Optional.of(VERSION), console).sha256()).isNotEqualTo(without);
        assertThat(console).noneMatch(line -> line.startsWith("Nothing changed"));
        train(Optional.of(VERSION), console);
        assertThat(console).anyMatch(line -> line.startsWith("Nothing changed"));
    }

    @Test
    void bringsTheDataThatReproduceTheModel() throws IOException {
        train(Optional.of(VERSION), new ArrayList<>());
        Path model = folder.resolve("out/model.churn");
        Path cache = Files.move(folder.resolve("subscribers.csv"), folder.resolve("a-name-made-of-a-hash"));
        List<DataVersion> asked = new ArrayList<>();
        for (Optional<Path> data : List.of(Optional.<Path>empty(), Optional.of(folder.resolve("gone.csv")))) {
            assertThat(ReproduceJob.run(
                            model,
                            data,
                            version -> {
                                asked.add(version);
                                return cache;
                            },
                            ',',
                            1,
                            Optional.empty(),
                            line -> {}))
                    .isTrue();
        }
        assertThat(asked).containsExactly(VERSION, VERSION);
        assertThatThrownBy(
                        () -> ReproduceJob.run(model, folder.resolve("gone.csv"), ',', 1, Optional.empty(), line -> {}))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("gone.csv: there is no such file; check churn.data");
    }

    @Test
    void isMissedWhereThereAreNoDataEither() {
        train(Optional.empty(), new ArrayList<>());
        assertThatThrownBy(() -> ReproduceJob.run(
                        folder.resolve("out/model.churn"),
                        Optional.empty(),
                        version -> folder,
                        ',',
                        1,
                        Optional.empty(),
                        line -> {}))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("set churn.data to the file with SHA-256");
    }
}
