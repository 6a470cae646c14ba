package io.github.churn4j.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two JVMs of eight threads each publish, promote and tag at once. */
public abstract class RegistryRaceContract extends RegistryFixture {

    private static final int PUBLISHERS = 4;
    private static final int PROMOTERS = 4;

    private final Map<String, String> shaByNumber = new TreeMap<>();
    private final Map<String, String> numberBySha = new HashMap<>();
    private final List<Long> sequences = new ArrayList<>();
    private final Map<String, Integer> aliases = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();

    @Test
    void losesNothingBetweenRacingProcesses() throws IOException, InterruptedException {
        race(fewIterations());
    }

    /** Rounds of the short race. */
    protected int fewIterations() {
        return 3;
    }

    @Test
    @Tag("slow")
    void losesNothingInALongerRace() throws IOException, InterruptedException {
        race(manyIterations());
    }

    /** Rounds of the longer race; fewer where a store is slow. */
    protected int manyIterations() {
        return 25;
    }

    private void race(int iterations) throws IOException, InterruptedException {
        ModelRegistry registry = ModelRegistry.builder(open()).build();
        hear("version 1 " + registry.publish(Bundles.model(NAME, 1), BY).sha256());
        List<Process> racers = new ArrayList<>();
        try {
            for (int seed = 1; seed <= 2; seed++) {
                racers.add(start(
                        RegistryRace.class,
                        NAME,
                        String.valueOf(seed),
                        String.valueOf(PUBLISHERS),
                        String.valueOf(PROMOTERS),
                        String.valueOf(iterations)));
            }
            List<BufferedReader> outputs = racers.stream()
                    .map(each -> each.inputReader(StandardCharsets.UTF_8))
                    .toList();
            for (BufferedReader output : outputs) {
                assertThat(output.readLine()).isEqualTo("ready");
            }
            for (Process racer : racers) {
                racer.getOutputStream().write('\n');
                racer.getOutputStream().close();
            }
            outputs.forEach(this::hearAll);
            for (Process racer : racers) {
                assertThat(racer.waitFor()).isZero();
            }
        } finally {
            racers.forEach(Process::destroyForcibly);
        }
        check(registry, iterations);
    }

    private void hearAll(BufferedReader output) {
        try {
            String last = "";
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                hear(line);
                last = line;
            }
            assertThat(last).isEqualTo("done");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hear(String line) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case "version" -> {
                assertThat(shaByNumber.merge(words[1], words[2], (a, b) -> a.equals(b) ? a : "two"))
                        .as("bundles of version %s", words[1])
                        .isEqualTo(words[2]);
                assertThat(numberBySha.merge(words[2], words[1], (a, b) -> a.equals(b) ? a : "two"))
                        .as("versions of one bundle")
                        .isEqualTo(words[1]);
            }
            case "moved" -> {
                sequences.add(Long.parseLong(words[1]));
                aliases.put(words[2], Integer.parseInt(words[3]));
            }
            case "tagged" -> {
                sequences.add(Long.parseLong(words[1]));
                tags.put(words[2], words[3]);
            }
            default -> assertThat(line).isEqualTo("done");
        }
    }

    private void check(ModelRegistry registry, int iterations) {
        // what everybody publishes is one version each
        int expected = 1 + iterations + 2 * PUBLISHERS * iterations;
        List<ModelVersion> versions = registry.versions(NAME, Integer.MAX_VALUE, 1000);
        assertThat(versions)
                .extracting(ModelVersion::number)
                .containsExactlyElementsOf(IntStream.iterate(expected, n -> n - 1)
                        .limit(expected)
                        .boxed()
                        .toList());
        assertThat(versions)
                .allSatisfy(version -> assertThat(shaByNumber.get(String.valueOf(version.number())))
                        .isEqualTo(version.sha256()));
        versions.forEach(version -> registry.load(version.reference()));

        List<RegistryEvent> events = registry.history(NAME, Long.MAX_VALUE, 1000);
        assertThat(events).hasSize(2 * PROMOTERS * iterations * 2);
        assertThat(events)
                .extracting(RegistryEvent::sequence)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(sequences);
        assertThat(registry.aliases(NAME)).hasSameSizeAs(aliases);
        registry.aliases(NAME)
                .forEach((alias, state) ->
                        assertThat(state.version()).as("%s", alias).isEqualTo(aliases.get(alias.name())));
        assertThat(registry.review(NAME, 1).tags()).isEqualTo(tags);
    }
}
