package io.github.churn4j.registry;

import io.github.churn4j.internal.io.Sha256;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.store.ObjectStore;
import io.github.churn4j.registry.store.ObjectStore.StoredObject;
import java.util.Optional;

/** Checks that a version's bundle is there, is the one that was published, and can be read. */
final class BundleCheck {

    private final ObjectStore store;
    private final Findings findings;

    BundleCheck(ObjectStore store, Findings findings) {
        this.store = store;
        this.findings = findings;
    }

    /** Whether there was a bundle to read. */
    boolean check(ModelVersion version) {
        String key = Layout.blob(version.sha256());
        if (version.size() < 1 || version.size() > BundleShelf.LARGEST) {
            findings.add(
                    Layout.version(version.name(), version.number()),
                    "its bundle's size is " + version.size() + ", expected [1, " + BundleShelf.LARGEST + "]");
            return false;
        }
        Optional<StoredObject> there = findings.reading(key, () -> store.stat(key));
        if (there.isEmpty()) {
            findings.add(key, "it is missing, " + version.reference() + " needs it");
            return false;
        }
        if (there.get().size() != version.size()) {
            findings.add(
                    key, "it has " + there.get().size() + " bytes, " + version.reference() + " says " + version.size());
            return false;
        }
        findings.reading(key, () -> store.get(key, (int) version.size()))
                .ifPresent(bytes -> check(bytes, key, version));
        return true;
    }

    private void check(byte[] bytes, String key, ModelVersion version) {
        String found = Sha256.of(bytes);
        if (!found.equals(version.sha256())) {
            findings.add(key, "its SHA-256 is " + found + ", " + version.reference() + " needs it");
        } else {
            findings.reading(key, () -> Optional.of(ChurnModel.read(bytes, key)));
        }
    }
}
