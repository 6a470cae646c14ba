package io.github.churn4j.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.registry.Verification.Problem;
import io.github.churn4j.registry.store.FileStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryVerifierTest {

    @TempDir
    Path folder;

    private FileStore store;

    @BeforeEach
    void open() {
        store = FileStore.open(folder);
    }

    private ModelRegistry open(boolean signed) {
        return new SmallRegistry(store, signed).open();
    }

    private void fill(boolean signed) {
        new SmallRegistry(store, signed).fill();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findsNothingWrongWithWhatTheRegistryWrote(boolean signed) {
        fill(signed);
        try (ModelRegistry registry = open(signed)) {
            Verification verification = registry.verify(line -> {});
            assertThat(verification.problems()).isEmpty();
            assertThat(verification.sound()).isTrue();
            assertThat(verification.models()).isEqualTo(2);
            assertThat(verification.versions()).isEqualTo(4);
            assertThat(verification.events()).isEqualTo(6);
            assertThat(verification.bundles()).isEqualTo(4);
            assertThat(verification.heads().get("bank")).matches("event 6 [0-9a-f]{64}, version 3 [0-9a-f]{64}");
            assertThat(registry.resolve(ModelReference.parse("bank@champion")).number())
                    .isEqualTo(1);
        }
    }

    @Test
    void asksForSignaturesOfEveryDocument() {
        fill(false);
        try (ModelRegistry registry = open(true)) {
            assertThat(registry.verify(line -> {}).problems())
                    .hasSize(10)
                    .allMatch(problem -> problem.what().contains("not signed"));
        }
    }

    @Test
    void namesWhatIsMissing() throws IOException {
        fill(false);
        List<Path> files = new ArrayList<>(documents());
        files.add(folder.resolve(Layout.blob(Bundles.model("bank", 3).sha256())));
        files.add(folder.resolve(Layout.review("bank", 2, 4)));
        files.remove(folder.resolve(Layout.event("bank", 6))); // the newest ones show against kept heads only
        files.remove(folder.resolve(Layout.version("telco", 1)));
        files.remove(folder.resolve(Layout.version("bank", 3)));
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            assertThat(problems(false))
                    .extracting(Problem::key)
                    .contains(folder.relativize(file).toString());
            Files.write(file, bytes);
        }
        assertThat(problems(false)).isEmpty();
    }

    @Test
    void namesStrangers() throws IOException {
        fill(false);
        List<String> strangers =
                List.of("models/x.txt", "models/bank/notes.txt", "models/bank/versions/01.json", "blobs/sha256/aa/b");
        for (String key : strangers) {
            Files.createDirectories(folder.resolve(key).getParent());
            Files.writeString(folder.resolve(key), "x");
        }
        assertThat(problems(false)).extracting(Problem::key).containsExactlyInAnyOrderElementsOf(strangers);
    }

    /** Whoever can write the files can make seals, but not without a trace in what they chain to. */
    @Test
    void noticesForgedDocuments() throws IOException {
        fill(false);
        Path second = folder.resolve(Layout.event("bank", 2));
        EventDocument document = EventDocument.read(Files.readAllBytes(second), "bank", 2, TrustedKeys.NONE);
        RegistryEvent event = document.event();
        AliasState real = Objects.requireNonNull(event.aliases().get(Alias.CHAMPION));
        Map<Alias, AliasState> aliases =
                Map.of(Alias.CHAMPION, new AliasState(3, real.sha256(), real.since(), real.before()));
        RegistryEvent forged = new RegistryEvent(
                event.name(),
                2,
                event.time(),
                event.kind(),
                event.signoff(),
                event.moves(),
                event.review(),
                event.evidence(),
                event.forced(),
                aliases,
                "",
                event.signedBy());
        Files.write(second, new EventDocument(forged, document.previous(), document.nonce()).write(null));

        assertThat(problems(false))
                .extracting(problem -> problem.key() + ": " + problem.what())
                .anyMatch(line -> line.startsWith(Layout.event("bank", 2)) && line.contains("another SHA-256"))
                .anyMatch(line -> line.startsWith(Layout.event("bank", 2)) && line.contains("does not follow"))
                .anyMatch(line -> line.startsWith(Layout.event("bank", 3)) && line.contains("rewritten"));
    }

    private List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("models"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("reviews")
                            && !file.toString().contains("intents"))
                    .sorted()
                    .toList();
        }
    }

    private List<Problem> problems(boolean signed) {
        try (ModelRegistry registry = open(signed)) {
            return registry.verify(line -> {}).problems();
        }
    }
}
