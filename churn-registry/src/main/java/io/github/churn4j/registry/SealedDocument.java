package io.github.churn4j.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.io.Sha256;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.registry.store.CorruptObjectException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document that tells when it was changed: its last fields are {@code "seal"}, the SHA-256 over the fields before
 * it without white space, and where it is signed {@code "signature"}, {@code {"key", "value"}} in Base64: the
 * public key in X.509 form, and Ed25519 over {@code churn4j-registry-1}, a line feed, and the seal. Bytes are canonical, so
 * that a change anywhere shows.
 *
 * @param body the fields before the seal
 * @param seal lower-case hex
 * @param signedBy id of the key that signed it
 */
record SealedDocument(ObjectNode body, String seal, Optional<String> signedBy) {

    /** Bytes of the largest document. */
    static final int LARGEST = 1 << 20;

    private static final String SEAL = "seal";
    private static final String SIGNATURE = "signature";

    /** Seals, and signs where there is a signer. */
    static byte[] write(ObjectNode body, @Nullable Signer signer) {
        String seal = Sha256.of(Json.compact(body));
        ObjectNode document = body.deepCopy();
        document.put(SEAL, seal);
        if (signer != null) {
            document.putObject(SIGNATURE)
                    .put(
                            "key",
                            Base64.getEncoder()
                                    .encodeToString(signer.publicKey().getEncoded()))
                    .put("value", Base64.getEncoder().encodeToString(signer.sign(message(seal))));
        }
        byte[] bytes = Json.write(document).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LARGEST) {
            throw new IllegalArgumentException("a document of " + bytes.length + " bytes is too large for a registry, "
                    + LARGEST + " fit; say less in reasons, tags and evidence");
        }
        return bytes;
    }

    /**
     * Checks form, seal and signature.
     *
     * @param key the object's key, for messages
     * @throws CorruptObjectException if one of them is wrong, or a trusted signature is asked for and missing
     */
    static SealedDocument read(byte[] bytes, String key, TrustedKeys trusted) {
        ObjectNode document = parse(bytes, key);
        String seal = document.path(SEAL).asText();
        if (!Arrays.equals(bytes, Json.write(document).getBytes(StandardCharsets.UTF_8))) {
            throw new CorruptObjectException(key, "its bytes are not in the form the registry writes");
        }
        Optional<String> signedBy = signedBy(document.path(SIGNATURE), seal, key);
        if (trusted.required() && !trusted.contains(signedBy.orElse(""))) {
            throw new CorruptObjectException(
                    key,
                    signedBy.map(id -> "it is signed by " + id + ", which is not trusted")
                            .orElse("it is not signed, and trusted keys are configured"));
        }
        ObjectNode body = document.without(List.of(SEAL, SIGNATURE));
        if (!Sha256.of(Json.compact(body)).equals(seal)) {
            throw new CorruptObjectException(key, "its content does not match its seal");
        }
        return new SealedDocument(body, seal, signedBy);
    }

    private static ObjectNode parse(byte[] bytes, String key) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (Json.read(text, key) instanceof ObjectNode object) {
                return object;
            }
        } catch (ChurnException | CharacterCodingException e) {
            throw new CorruptObjectException(key, "it is not one valid JSON document");
        }
        throw new CorruptObjectException(key, "it is not a JSON object");
    }

    private static Optional<String> signedBy(JsonNode signature, String seal, String key) {
        if (signature.isMissingNode()) {
            return Optional.empty();
        }
        try {
            byte[] x509 = base64(signature.path("key").asText());
            PublicKey by = TrustedKeys.decode(x509);
            boolean canonical = Arrays.equals(by.getEncoded(), x509); // a decoder may overlook some bits
            if (canonical
                    && Signer.verifies(
                            by, message(seal), base64(signature.path("value").asText()))) {
                return Optional.of(Signer.idOf(by));
            }
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new CorruptObjectException(key, "its signature is none");
        }
        throw new CorruptObjectException(key, "its signature does not fit its content");
    }

    /** Base64 in its only canonical form: the unused bits of its last digit must be zero. */
    private static byte[] base64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("not canonical");
        }
        return bytes;
    }

    private static byte[] message(String seal) {
        return ("churn4j-registry-1\n" + seal).getBytes(StandardCharsets.US_ASCII);
    }
}
