package io.github.churn4j.registry;

import io.github.churn4j.registry.store.ObjectStore;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Checks a whole registry and tells of everything that is wrong. A document without a trusted signature is told and then
 * used all the same, so that what else is wrong shows too. Reads every object once; remembers O(versions + events)
 * numbers and seals, no documents.
 */
final class RegistryVerifier {

    private final ObjectStore store;
    private final DocumentCheck documents;
    private final Consumer<String> progress;
    private final Findings findings = new Findings();
    private final Map<String, String> heads = new TreeMap<>();
    private final Set<String> checkedBundles = new HashSet<>();
    private long versions;
    private long events;
    private long bundles;

    RegistryVerifier(ObjectStore store, TrustedKeys trusted, Consumer<String> progress) {
        this.store = store;
        this.progress = progress;
        documents = new DocumentCheck(store, trusted, findings);
    }

    Verification verify() {
        Map<String, ModelKeys> models = models();
        try (ReadAhead reader = new ReadAhead()) {
            models.forEach((name, keys) -> verify(name, keys, reader));
        }
        findStrayBlobs();
        return new Verification(models.size(), versions, events, bundles, findings.all(), heads);
    }

    private Map<String, ModelKeys> models() {
        Map<String, ModelKeys> models = new TreeMap<>();
        each(Layout.MODELS, key -> {
            String[] parts = key.substring(Layout.MODELS.length()).split("/", 2);
            boolean known = parts.length == 2
                    && ModelNames.isName(parts[0])
                    && models.computeIfAbsent(parts[0], name -> new ModelKeys()).add(key, parts[1]);
            if (!known) {
                findings.add(key, "it is nothing that a registry writes; take it away");
            }
        });
        return models;
    }

    private void findStrayBlobs() {
        each(Layout.BLOBS, key -> {
            if (!Layout.isBlob(key)) {
                findings.add(key, "it is nothing that a registry writes; take it away");
            }
        });
    }

    private void each(String prefix, Consumer<String> action) {
        findings.reading(prefix, () -> {
            Listing.each(store, prefix, object -> action.accept(object.key()));
            return Optional.empty();
        });
    }

    private void verify(String name, ModelKeys keys, ReadAhead reader) {
        progress.accept(name + ": " + keys.versions.size() + " versions");
        VersionChainCheck chain = new VersionChainCheck(name, findings);
        reader.each(keys.versions, number -> documents.version(name, number), chain::next);
        versions += keys.versions.size();

        progress.accept(name + ": " + keys.events.size() + " events");
        EventChainCheck history = new EventChainCheck(name, chain.versions, keys.reviews, findings);
        reader.each(keys.events, sequence -> documents.event(name, sequence), history::next);
        events += keys.events.size();
        heads.put(name, history.head() + ", " + chain.head());

        BundleCheck check = new BundleCheck(store, findings);
        for (ModelVersion version : chain.versions.values()) {
            if (checkedBundles.add(version.sha256() + " " + version.size())) {
                progress.accept(version.reference() + ": " + version.size() + " bytes");
                bundles += check.check(version) ? 1 : 0;
            }
        }
    }
}
