package io.github.churn4j.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.churn4j.internal.json.Json;
import io.github.churn4j.registry.store.CorruptObjectException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedDocumentTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noticesEveryFlippedBitAndEveryCut(boolean signed) throws NoSuchAlgorithmException {
        Signer signer = signed ? signer() : null;
        byte[] bytes = SealedDocument.write(Json.object().put("name", "bänk").put("n", 1.5), signer);

        SealedDocument document = SealedDocument.read(bytes, "k", TrustedKeys.NONE);
        assertThat(document.body().path("name").asText()).isEqualTo("bänk");
        assertThat(document.signedBy()).isEqualTo(Optional.ofNullable(signer).map(Signer::id));

        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            refuses(flipped);
        }
        for (int length = 0; length < bytes.length; length++) {
            refuses(Arrays.copyOf(bytes, length));
        }
    }

    private static void refuses(byte[] bytes) {
        Throwable thrown =
                catchThrowable(() -> SealedDocument.read(bytes, "models/a/versions/1.json", TrustedKeys.NONE));
        assertThat(thrown)
                .as(() -> new String(bytes, StandardCharsets.UTF_8))
                .isInstanceOf(CorruptObjectException.class)
                .hasMessageStartingWith("models/a/versions/1.json is damaged: ");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void asksForATrustedSignature(boolean signed) throws NoSuchAlgorithmException {
        Signer trusted = signer();
        TrustedKeys keys = TrustedKeys.of(List.of(trusted.publicKey()));
        byte[] fine = SealedDocument.write(Json.object().put("n", 1), trusted);
        byte[] other = SealedDocument.write(Json.object().put("n", 1), signed ? signer() : null);

        assertThat(SealedDocument.read(fine, "k", keys).signedBy()).contains(trusted.id());
        assertThatThrownBy(() -> SealedDocument.read(other, "k", keys))
                .isInstanceOf(CorruptObjectException.class)
                .hasMessageContaining(signed ? "not trusted" : "not signed");
    }

    private static Signer signer() throws NoSuchAlgorithmException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return Signer.of(pair.getPrivate(), pair.getPublic());
    }
}
