package io.github.churn4j.registry.dvc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.registry.store.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Two JVMs that push to one cache and one remote at once, of four threads each. */
public final class DataPushRace {

    private static final int FILES = 60;

    private DataPushRace() {}

    /** Arguments: directory, remote, data to push one after the other. Says {@code ready} and waits for a line. */
    public static void main(String[] arguments) throws IOException {
        DataVersions versions = at(Path.of(arguments[0]), arguments[1], System::getProperty);
        System.out.println("ready");
        System.in.read();
        for (String name : List.of(arguments).subList(2, arguments.length)) {
            versions.push(Path.of(arguments[0], name));
        }
        System.out.println("done");
    }

    private static DataVersions at(Path directory, String remote, Function<String, String> settings) {
        return DataVersions.builder()
                .directory(directory)
                .remote(remote)
                .settings(settings)
                .threads(4)
                .durable(false)
                .build();
    }

    /**
     * Races, and checks that everything can be pulled elsewhere.
     *
     * @param properties of the racing JVMs
     * @param settings that reach the remote from this one
     */
    public static void run(
            Path folder, String remote, Map<String, String> properties, Function<String, String> settings)
            throws Exception {
        Path repo = Files.createDirectories(folder.resolve("racers/repo"));
        Files.createDirectories(repo.resolve(".git"));
        for (int i = 0; i < FILES; i++) {
            for (String name : List.of("same", "own-1", "own-2")) { // every other content in all three
                Golden.write(repo, name + "/" + i + ".txt", "row " + i + (i % 2 == 0 ? "" : " of " + name));
            }
        }
        List<Process> racers = new ArrayList<>();
        try {
            for (int racer = 1; racer <= 2; racer++) {
                racers.add(ChildJvm.start(
                        DataPushRace.class, properties, repo.toString(), remote, "same", "own-" + racer));
            }
            List<BufferedReader> told = racers.stream()
                    .map(each -> each.inputReader(StandardCharsets.UTF_8))
                    .toList();
            for (BufferedReader each : told) {
                assertThat(each.readLine()).isEqualTo("ready");
            }
            for (Process racer : racers) {
                racer.getOutputStream().write('\n');
                racer.getOutputStream().close();
            }
            for (BufferedReader each : told) {
                assertThat(each.readLine()).isEqualTo("done");
            }
        } finally {
            racers.forEach(Process::destroyForcibly);
        }
        check(
                repo,
                at(Files.createDirectories(folder.resolve("racers/other")), remote, settings),
                folder.resolve("racers/other"));
    }

    private static void check(Path repo, DataVersions elsewhere, Path other) throws IOException {
        for (String name : List.of("same", "own-1", "own-2")) {
            Files.copy(repo.resolve(name + ".dvc"), other.resolve(name + ".dvc"));
        }
        assertThat(elsewhere.pull().downloaded()).isEqualTo(FILES / 2 + 3 * FILES / 2 + 3);
        for (String name : List.of("same", "own-1", "own-2")) {
            assertThat(DirectoryScan.of(other.resolve(name))).hasSize(FILES);
        }
        assertThat(Files.readAllLines(repo.resolve(".gitignore"))).contains("/same", "/own-1", "/own-2");
        try (Stream<Path> all = Files.walk(repo)) {
            assertThat(all.map(each -> String.valueOf(each.getFileName())))
                    .noneMatch(name -> name.endsWith(".part") || name.startsWith(".put-"));
        }
        assertThat(repo.resolve(".dvc/cache/tmp")).isEmptyDirectory();
    }
}
