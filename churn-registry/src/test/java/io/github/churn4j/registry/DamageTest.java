package io.github.churn4j.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.Verification.Problem;
import io.github.churn4j.registry.store.CorruptObjectException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Flips a bit of every byte of every document and of a bundle, and cuts them: what is asked for is answered rightly or by
 * an error that names the object, never by a wrong model, and a verification names it.
 */
class DamageTest {

    private static final List<String> REFERENCES =
            List.of("bank@champion", "bank@1", "bank@2", "bank@latest", "telco@1");
    private static final Pattern DOCUMENT = Pattern.compile("models/([a-z]+)/(versions|events)/.*?([0-9]+)\\.json");
    private static final int SAMPLES = 5;

    private final DamagedStore store = new DamagedStore();

    /** A store in memory, one object of which is answered with other bytes. */
    private static final class DamagedStore extends MemoryStore {
        private String damaged = "";
        private byte[] instead = {};

        DamagedStore() {
            super(Instant::now, () -> {});
        }

        void damage(String key, byte[] bytes) {
            damaged = key;
            instead = bytes;
        }

        void repair() {
            damaged = "";
        }

        @Override
        public Optional<byte[]> get(String key, int maxBytes) {
            return key.equals(damaged) ? Optional.of(instead) : super.get(key, maxBytes);
        }

        @Override
        public Optional<StoredObject> stat(String key) {
            return super.stat(key)
                    .map(found ->
                            key.equals(damaged) ? new StoredObject(key, instead.length, found.modified()) : found);
        }
    }

    @Test
    @Tag("slow")
    void showsInEveryByteOfADocument() {
        SmallRegistry registry = new SmallRegistry(store, false);
        registry.fill();
        List<String> right = answers(registry, REFERENCES);
        int flips = 0;
        for (String key : documents()) {
            byte[] bytes = store.get(key, SealedDocument.LARGEST).orElseThrow();
            for (int i = 0; i < bytes.length; i++) {
                store.damage(key, flipped(bytes, i));
                requireFound(registry, key);
                checkAnswers(answers(registry, REFERENCES), right);
                flips++;
            }
            store.repair();
        }
        assertThat(flips).isGreaterThan(5_000);
        assertThat(answers(registry, REFERENCES)).isEqualTo(right);
    }

    /** The two documents that resolving an alias reads, their signatures included. */
    @Test
    @Tag("slow")
    void showsInEveryByteOfASignedDocument() {
        SmallRegistry registry = new SmallRegistry(store, true);
        registry.fill();
        List<String> champion = List.of("bank@champion");
        List<String> right = answers(registry, champion);
        for (String key : List.of(Layout.event("bank", 6), Layout.version("bank", 1))) {
            byte[] bytes = store.get(key, SealedDocument.LARGEST).orElseThrow();
            for (int i = 0; i < bytes.length; i++) {
                store.damage(key, flipped(bytes, i));
                requireFound(registry, key);
                assertThat(answers(registry, champion))
                        .singleElement()
                        .asString()
                        .startsWith(key + " is damaged: ");
            }
            store.repair();
        }
        assertThat(answers(registry, champion)).isEqualTo(right);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void showsWhereverADocumentIsCut(boolean signed) {
        SmallRegistry registry = new SmallRegistry(store, signed);
        registry.fill();
        List<String> right = answers(registry, REFERENCES);
        for (String key : documents()) {
            byte[] bytes = store.get(key, SealedDocument.LARGEST).orElseThrow();
            for (int length = 0; length < bytes.length; length++) {
                store.damage(key, Arrays.copyOf(bytes, length));
                requireFound(registry, key);
                if (length % (bytes.length / SAMPLES) == 0) {
                    checkAnswers(answers(registry, REFERENCES), right);
                }
            }
            store.repair();
        }
    }

    @Test
    void isNamedByAVerificationOfTheWhole() {
        SmallRegistry registry = new SmallRegistry(store, true);
        registry.fill();
        for (String key : documents()) {
            byte[] bytes = store.get(key, SealedDocument.LARGEST).orElseThrow();
            for (int sample = 0; sample < SAMPLES; sample++) {
                store.damage(key, flipped(bytes, bytes.length * sample / SAMPLES));
                assertThat(problems(registry)).contains(key);
            }
            store.damage(key, Arrays.copyOf(bytes, bytes.length / 2));
            assertThat(problems(registry)).contains(key);
            store.repair();
        }
        assertThat(problems(registry)).isEmpty();
    }

    @Test
    void showsInEveryByteOfABundle() {
        SmallRegistry small = new SmallRegistry(store, false);
        small.fill();
        ChurnModel model = Bundles.model("bank", 1);
        String key = Layout.blob(model.sha256());
        byte[] bytes = store.get(key, BundleShelf.LARGEST).orElseThrow();
        try (ModelRegistry registry = small.open()) {
            ModelVersion version = registry.resolve(ModelReference.of("bank", 1));
            Consumer<byte[]> check = damaged -> {
                store.damage(key, damaged);
                assertThatExceptionOfType(CorruptObjectException.class)
                        .isThrownBy(() -> registry.load(version.reference()))
                        .satisfies(e -> assertThat(e.key()).isEqualTo(key));
                Findings findings = new Findings();
                new BundleCheck(store, findings).check(version);
                assertThat(findings.all()).extracting(Problem::key).containsExactly(key);
            };
            for (int i = 0; i < bytes.length; i++) {
                check.accept(flipped(bytes, i));
            }
            for (int length = 0; length < bytes.length; length += 7) {
                check.accept(Arrays.copyOf(bytes, length));
            }
            check.accept(Arrays.copyOf(bytes, bytes.length + 1));

            assertThat(problems(small)).containsExactly(key);
            assertThat(registry.load(ModelReference.of("bank", 2)).sha256())
                    .isEqualTo(Bundles.model("bank", 2).sha256());
            store.repair();
            assertThat(registry.load(version.reference()).sha256()).isEqualTo(model.sha256());
        }
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << at % 8);
        return flipped;
    }

    private List<String> documents() {
        return store.list(Layout.MODELS, "", 1_000).stream()
                .map(object -> object.key())
                .filter(key -> DOCUMENT.matcher(key).matches())
                .toList();
    }

    /** By the check that a verification makes of each document. */
    private void requireFound(SmallRegistry registry, String key) {
        Matcher parts = DOCUMENT.matcher(key);
        assertThat(parts.matches()).isTrue();
        Findings findings = new Findings();
        DocumentCheck check = new DocumentCheck(store, registry.trusted(), findings);
        if (parts.group(2).equals("versions")) {
            check.version(parts.group(1), Integer.parseInt(parts.group(3)));
        } else {
            check.event(parts.group(1), Layout.sequence(key));
        }
        assertThat(findings.all()).extracting(Problem::key).containsExactly(key);
    }

    private static List<String> problems(SmallRegistry small) {
        try (ModelRegistry registry = small.open()) {
            return registry.verify(line -> {}).problems().stream()
                    .map(Problem::key)
                    .toList();
        }
    }

    private static void checkAnswers(List<String> found, List<String> right) {
        for (int i = 0; i < found.size(); i++) {
            if (!found.get(i).matches("(?s)models/\\S+ is damaged: .*")) {
                assertThat(found.get(i)).isEqualTo(right.get(i));
            }
        }
    }

    /** The SHA-256 of the bundle each reference means, or the error, by a registry that has read nothing before. */
    private static List<String> answers(SmallRegistry small, List<String> references) {
        List<String> found = new ArrayList<>();
        try (ModelRegistry registry = small.open()) {
            for (String reference : references) {
                try {
                    found.add(registry.resolve(ModelReference.parse(reference)).sha256());
                } catch (CorruptObjectException e) {
                    found.add(String.valueOf(e.getMessage()));
                }
            }
        }
        return found;
    }
}
