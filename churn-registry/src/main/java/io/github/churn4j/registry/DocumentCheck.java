package io.github.churn4j.registry;

import io.github.churn4j.registry.store.ObjectStore;
import java.util.Optional;

/**
 * Reads documents for a verification, and tells of those that are damaged or not signed by whom they should be. Thread-safe.
 */
final class DocumentCheck {

    private final ObjectStore store;
    private final TrustedKeys trusted;
    private final Findings findings;

    DocumentCheck(ObjectStore store, TrustedKeys trusted, Findings findings) {
        this.store = store;
        this.trusted = trusted;
        this.findings = findings;
    }

    /** A version's document, empty if it is not there or cannot be read. */
    Optional<VersionDocument> version(String name, int number) {
        String key = Layout.version(name, number);
        return read(key, (bytes, keys) -> VersionDocument.read(bytes, name, number, keys));
    }

    /** An event's document, empty if it is not there or cannot be read. */
    Optional<EventDocument> event(String name, long sequence) {
        String key = Layout.event(name, sequence);
        return read(key, (bytes, keys) -> EventDocument.read(bytes, name, sequence, keys));
    }

    private <T> Optional<T> read(String key, Reader<T> reader) {
        Optional<byte[]> bytes = findings.reading(key, () -> store.get(key, SealedDocument.LARGEST));
        Optional<T> read =
                bytes.flatMap(found -> findings.reading(key, () -> Optional.of(reader.read(found, trusted))));
        if (read.isPresent() || bytes.isEmpty() || !trusted.required()) {
            return read;
        }
        // a problem already; if only the signature is, what it says can still be compared
        return new Findings().reading(key, () -> Optional.of(reader.read(bytes.get(), TrustedKeys.NONE)));
    }

    /** Reads a document. */
    private interface Reader<T> {
        T read(byte[] bytes, TrustedKeys trusted);
    }
}
