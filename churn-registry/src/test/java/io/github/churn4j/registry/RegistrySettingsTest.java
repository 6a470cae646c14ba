package io.github.churn4j.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ChurnException;
import io.github.churn4j.registry.store.CorruptObjectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrySettingsTest {

    private static final Signoff BY = new Signoff("ann", "");

    @TempDir
    Path folder;

    private ModelRegistry open(Map<String, String> settings) {
        return ModelRegistry.builder(folder.resolve("registry").toString(), settings::get)
                .build();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void signsAndAsksForSignatures() throws IOException {
        String key = file("key.pem", SignerTest.PRIVATE);
        String trusted = file("trusted.pem", SignerTest.PUBLIC);
        ModelRegistry unsigned = open(Map.of());
        ModelRegistry signing =
                open(Map.of("churn.registry-signing-key-file", key, "churn.registry-trusted-keys", trusted));

        ModelVersion version = signing.publish(Bundles.model("a", 1), BY);
        RegistryEvent event = signing.promote(Promotion.of("a", Alias.CHAMPION, 1, BY));
        String id = Signer.ofPem(SignerTest.PRIVATE).id();
        assertThat(version.signedBy()).contains(id);
        assertThat(event.signedBy()).contains(id);
        assertThat(unsigned.resolve(ModelReference.of("a", 1)).signedBy()).contains(id);

        unsigned.publish(Bundles.model("a", 2), BY);
        assertThatThrownBy(() -> signing.resolve(ModelReference.latest("a")))
                .isInstanceOf(CorruptObjectException.class)
                .hasMessageContaining("not signed");
    }

    @Test
    void takesTheKeyItselfFromASecret() {
        ModelRegistry registry = open(Map.of("churn.registry-signing-key", SignerTest.PRIVATE));

        assertThat(registry.publish(Bundles.model("a", 1), BY).signedBy()).isPresent();
    }

    @Test
    void refusesToWriteWhatTheTrustedKeysWouldNotRead() throws IOException {
        ModelRegistry reader = open(Map.of("churn.registry-trusted-keys", file("trusted.pem", SignerTest.PUBLIC)));

        assertThatThrownBy(() -> reader.publish(Bundles.model("a", 1), BY))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("churn.registry-signing-key-file");
        assertThat(reader.names()).isEmpty();
    }

    @Test
    void keepsACacheOfItsOwnForEveryRoot() {
        Path cache = folder.resolve("cache");
        Map<String, String> settings = Map.of("churn.registry-cache", cache.toString());
        try (ModelRegistry one = ModelRegistry.builder(folder.resolve("one").toString(), settings::get)
                        .build();
                ModelRegistry two = ModelRegistry.builder(folder.resolve("two").toString(), settings::get)
                        .build()) {
            String first = one.publish(Bundles.model("a", 1), BY).sha256();
            String second = two.publish(Bundles.model("a", 2), BY).sha256();
            assertThat(one.load(ModelReference.of("a", 1)).sha256()).isEqualTo(first);
            assertThat(two.load(ModelReference.of("a", 1)).sha256()).isEqualTo(second);
            assertThat(cache).isDirectoryContaining(Files::isDirectory);
            assertThat(cache.toFile().list()).hasSize(2);
        }
    }

    @Test
    void namesTheSettingWhoseFileCannotBeRead() {
        assertThatThrownBy(() -> open(Map.of("churn.registry-trusted-keys", "no/such.pem")))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("churn.registry-trusted-keys names no/such.pem");
    }
}
