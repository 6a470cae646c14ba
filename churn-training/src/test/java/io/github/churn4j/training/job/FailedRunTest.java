package io.github.churn4j.training.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.churn4j.ChurnException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is cut off leaves the files of the last good run, or none, and the next one succeeds. */
class FailedRunTest {

    @TempDir
    static Path shared;

    private static Path data = Path.of("");

    @TempDir
    Path folder;

    @BeforeAll
    static void writeData() {
        data = Subscribers.file(shared, Subscribers.table(240));
    }

    @Test
    void saysBeforeTheTrainingThatTheOutputIsAFile() {
        Path out = Subscribers.write(folder.resolve("out"), "kept");
        List<String> lines = new ArrayList<>();
        for (Path each : List.of(out, out.resolve("deeper"))) {
            assertThatThrownBy(() -> Subscribers.train(data, each, lines::add, Subscribers.logistic()))
                    .isInstanceOf(ChurnException.class)
                    .hasMessageContaining(out + " is a file, expected a directory to write to; set churn.output");
        }
        assertThat(lines).isEmpty();
        assertThat(out).hasContent("kept");
    }

    @Test
    void saysBeforeTheTrainingThatAFileIsADirectory() throws IOException {
        Path out = folder.resolve("out");
        Files.createDirectories(out.resolve("report.html"));
        assertThatThrownBy(() -> Subscribers.train(data, out))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("report.html is a directory");
        assertThat(Subscribers.contents(out)).isEmpty();
    }

    @Test
    void keepsTheLastRunOnAFullDisk() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(
                call("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()) == 0,
                "mounting a small file system needs root");
        try {
            Path out = Files.createDirectory(disk.resolve("out"));
            Subscribers.write(out.resolve("model.churn"), "the last good model");
            Throwable thrown = catchThrowable(() -> Subscribers.train(data, out));
            assertThat(thrown).isInstanceOf(UncheckedIOException.class);
            assertThat(thrown.getMessage()).contains("No space left").contains("free space");
            assertThat(out.resolve("model.churn")).hasContent("the last good model");
            try (var files = Files.list(out)) {
                assertThat(files.map(f -> f.getFileName().toString())).containsExactly("model.churn");
            }
        } finally {
            call("umount", disk.toString());
        }
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() throws Exception {
        Path out = folder.resolve("out");
        List<Throwable> thrown = new ArrayList<>();
        Thread training = new Thread(() -> thrown.add(catchThrowable(() -> Subscribers.train(
                data, out, FailedRunTest::interruptAtSearch, Subscribers.logistic(), Subscribers.boosting(20_000)))));
        training.start();
        training.join(20_000);
        assertThat(thrown).hasSize(1);
        assertThat(thrown.get(0)).isInstanceOf(CancellationException.class).hasMessageContaining("interrupted");
        assertThat(Subscribers.contents(out)).isEmpty();
        Subscribers.train(data, out);
        assertThat(Subscribers.contents(out)).containsKey("run.json");
    }

    private static void interruptAtSearch(String line) {
        if (line.contains("search")) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void survivesBeingKilledDuringTraining() throws Exception {
        Path out = folder.resolve("out");
        Subscribers.train(data, out);
        Map<String, String> good = Subscribers.contents(out);
        Process process = child(folder, "boosting", data, out, "20000");
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null && !line.contains("search")) {
                line = lines.readLine();
            }
            assertThat(line).contains("Training: search");
            process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        }
        assertThat(process.exitValue()).isNotZero();
        assertThat(Subscribers.contents(out)).containsAllEntriesOf(good);
        assertThat(Subscribers.train(data, out)).anyMatch(l -> l.startsWith("Nothing changed"));
        Subscribers.train(Subscribers.file(folder, Subscribers.table(200)), out);
        assertThat(Subscribers.contents(out)).containsOnlyKeys(good.keySet());
    }

    @Test
    void goesOnWithoutBoostingWhereItsLibraryDoesNotLoad() throws Exception {
        Path nowhere = folder.resolve("nowhere");
        Path out = folder.resolve("out");
        Process all = child(nowhere, "all", data, out, "20");
        String told = new String(all.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(all.waitFor()).as(told).isZero();
        assertThat(told)
                .contains("WARNING: gradient boosting needs XGBoost's native library, and it did not load")
                .contains("the search goes on without")
                .contains("Champion: logistic regression");
        assertThat(out.resolve("model.churn")).exists();
    }

    @Test
    void failsWhereBoostingIsAllThereIsAndItsLibraryDoesNotLoad() throws Exception {
        Path out = folder.resolve("out");
        Process only = child(folder.resolve("nowhere"), "boosting", data, out, "20");
        String told = new String(only.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(only.waitFor()).as(told).isEqualTo(3);
        assertThat(told)
                .contains("FAILED no candidate could be trained: gradient boosting needs XGBoost's native library")
                .contains("libgomp1");
        assertThat(Subscribers.contents(out)).isEmpty();
    }

    private static Process child(Path temporary, String candidates, Path data, Path out, String rounds)
            throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrainingProcess.class.getName(),
                        candidates,
                        data.toString(),
                        out.toString(),
                        rounds)
                .redirectErrorStream(true)
                .start();
    }

    private static int call(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (IOException missing) {
            return -1;
        }
    }
}
