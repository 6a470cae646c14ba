package io.github.churn4j.registry;

import io.github.churn4j.registry.store.CorruptObjectException;
import io.github.churn4j.registry.store.ObjectStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The bundles that versions name, by reading every version's document. Damage stops it: what a document that cannot be
 * read names is not known. Not thread-safe.
 */
final class LiveBundles {

    private final ObjectStore store;
    private final Map<String, Integer> read = new HashMap<>();
    private final Set<String> named = new HashSet<>();

    LiveBundles(ObjectStore store) {
        this.store = store;
    }

    boolean contains(String sha256) {
        return named.contains(sha256);
    }

    /** Reads the documents that were not there before; versions are numbered without gaps. */
    void refresh() {
        for (String name : store.children(Layout.MODELS)) {
            if (ModelNames.isName(name)) {
                int number = read.getOrDefault(name, 0);
                while (readVersion(name, number + 1)) {
                    number++;
                }
                read.put(name, number);
            }
        }
    }

    /** Refuses to go on where a document lies behind a missing one. */
    void requireWhole() {
        for (Map.Entry<String, Integer> model : read.entrySet()) {
            String versions = Layout.versions(model.getKey());
            long there = Listing.count(store, versions);
            if (there > model.getValue()) {
                refresh(); // or was it published just now?
                if (there > read.getOrDefault(model.getKey(), 0)) {
                    throw new CorruptObjectException(
                            Layout.version(model.getKey(), model.getValue() + 1),
                            "it is missing although newer ones are there, nothing is removed before that is repaired");
                }
            }
        }
    }

    private boolean readVersion(String name, int number) {
        Optional<byte[]> bytes = store.get(Layout.version(name, number), SealedDocument.LARGEST);
        bytes.ifPresent(document -> named.add(VersionDocument.read(document, name, number, TrustedKeys.NONE)
                .version()
                .sha256()));
        return bytes.isPresent();
    }
}
