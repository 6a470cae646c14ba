package io.github.churn4j.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.registry.store.CorruptObjectException;

/**
 * What a publisher writes before it takes a number: if the bundle is a version at all, it is one above this number. So
 * whoever publishes the same bundle, even after the first publisher died, looks there instead of publishing it twice.
 *
 * @param from the newest number when the first publisher began
 */
record PublishIntent(int from) {

    private static final String KIND = "intent";

    byte[] write(String name, String sha256) {
        return SealedDocument.write(
                DocumentFields.open(KIND)
                        .put("name", name)
                        .put("sha256", sha256)
                        .put("from", from),
                null);
    }

    /** Reads an intent; a damaged one only costs time: it says to look everywhere. */
    static PublishIntent read(byte[] bytes, String name, String sha256) {
        String key = Layout.intent(name, sha256);
        try {
            SealedDocument document = SealedDocument.read(bytes, key, TrustedKeys.NONE);
            return DocumentFields.reading(key, () -> {
                JsonNode body = document.body();
                DocumentFields.expect(body, KIND, key);
                DocumentFields.same(name, Json.text(body, "name", key), key);
                DocumentFields.same(sha256, Json.text(body, "sha256", key), key);
                return new PublishIntent(Math.toIntExact(DocumentFields.whole(body, "from", key)));
            });
        } catch (CorruptObjectException e) {
            return new PublishIntent(0);
        }
    }
}
