package io.github.churn4j.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.ChurnException;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.Verification.Problem;
import io.github.churn4j.registry.store.FileStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryVerifierTest {

    private static final Signoff WHO = new Signoff("ann", "because");

    @TempDir
    Path folder;

    private Signer signer;
    private FileStore store;

    @BeforeEach
    void open() throws NoSuchAlgorithmException {
        store = FileStore.open(folder);
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        signer = Signer.of(pair.getPrivate(), pair.getPublic());
    }

    private ModelRegistry open(boolean signed) {
        ModelRegistry.Builder builder = ModelRegistry.builder(store);
        return signed
                ? builder.signer(signer)
                        .trusted(TrustedKeys.of(List.of(signer.publicKey())))
                        .build()
                : builder.build();
    }

    /** Three versions and all that can be done to them. */
    private void fill(boolean signed) {
        try (ModelRegistry registry = open(signed)) {
            for (int i = 1; i <= 3; i++) {
                registry.publish(Bundles.model("bank", i), WHO);
            }
            registry.promote(Promotion.of("bank", Alias.CHAMPION, 1, WHO));
            registry.promote(Promotion.of("bank", Alias.CHAMPION, 2, WHO));
            registry.promote(Promotion.of("bank", Alias.CHAMPION, 3, WHO));
            registry.reject("bank", 2, WHO);
            registry.tag("bank", 1, Map.of("a", "b"), WHO);
            registry.rollback("bank", Alias.CHAMPION, WHO);
            registry.publish(Bundles.model("telco", 4), WHO);
        }
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

    /** Flips a bit of every byte, and cuts at sampled lengths. */
    @Tag("slow")
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void namesEveryDocumentThatWasDamaged(boolean signed) throws IOException {
        fill(signed);
        List<String> right = loaded(signed);
        for (Path file : documents()) {
            String key = folder.relativize(file).toString();
            byte[] bytes = Files.readAllBytes(file);
            int step = Math.max(1, bytes.length / 5);
            for (int i = 0; i < bytes.length; i++) {
                byte[] flipped = bytes.clone();
                flipped[i] ^= (byte) (1 << i % 8);
                Files.write(file, flipped);
                if (i % step == 0) {
                    checkDamage(signed, key, right);
                    Files.write(file, Arrays.copyOf(bytes, i));
                    checkDamage(signed, key, right);
                } else {
                    checkAnswers(resolved(signed), right);
                }
            }
            Files.write(file, bytes);
        }
        assertThat(loaded(signed)).isEqualTo(right);
    }

    @Test
    void namesABundleThatWasDamaged() throws IOException {
        fill(false);
        List<String> right = loaded(false);
        ChurnModel model = Bundles.model("bank", 1);
        String key = Layout.blob(model.sha256());
        byte[] bytes = Files.readAllBytes(folder.resolve(key));
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 500; i++) {
            int at = random.nextInt(bytes.length);
            byte[] changed = i % 10 == 0 ? Arrays.copyOf(bytes, at) : bytes.clone();
            if (i % 10 != 0) {
                changed[at] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(folder.resolve(key), changed);
            if (i % 10 == 0) {
                checkDamage(false, key, right);
            } else {
                checkRead(false, right);
            }
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

    private void checkDamage(boolean signed, String key, List<String> right) {
        checkRead(signed, right);
        assertThat(problems(signed)).extracting(Problem::key).contains(key);
    }

    /** Each reference answers the right model, or a typed error that names an object. */
    private void checkRead(boolean signed, List<String> right) {
        checkAnswers(loaded(signed), right);
    }

    private List<String> resolved(boolean signed) {
        return each(signed, (registry, reference) -> registry.resolve(reference).sha256());
    }

    private static void checkAnswers(List<String> found, List<String> right) {
        for (int i = 0; i < found.size(); i++) {
            if (!found.get(i).matches("(?s)(models|blobs)/\\S+ is damaged: .*")) {
                assertThat(found.get(i)).isEqualTo(right.get(i));
            }
        }
    }

    private List<String> loaded(boolean signed) {
        return each(signed, (registry, reference) -> registry.load(reference).sha256());
    }

    private List<String> each(
            boolean signed, java.util.function.BiFunction<ModelRegistry, ModelReference, String> action) {
        List<String> found = new ArrayList<>();
        try (ModelRegistry registry = open(signed)) {
            for (String reference : List.of("bank@champion", "bank@1", "bank@2", "bank@latest", "telco@1")) {
                try {
                    found.add(action.apply(registry, ModelReference.parse(reference)));
                } catch (ChurnException e) {
                    found.add(String.valueOf(e.getMessage()));
                }
            }
        }
        return found;
    }
}
