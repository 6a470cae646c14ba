package io.github.churn4j.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** Checks the versions of one model, told one after another from the first on. */
final class VersionChainCheck {

    private final String name;
    private final Findings findings;

    /** The versions that could be read. */
    final TreeMap<Integer, ModelVersion> versions = new TreeMap<>();

    private int last;
    private Optional<ModelVersion> before = Optional.empty();
    private Instant time = Instant.MIN;

    VersionChainCheck(String name, Findings findings) {
        this.name = name;
        this.findings = findings;
    }

    /**
     * The next version there is.
     *
     * @param document empty if it cannot be read
     */
    void next(int number, Optional<VersionDocument> document) {
        if (number != last + 1) {
            findings.add(
                    Layout.version(name, last + 1),
                    number == last + 2
                            ? "it is missing"
                            : "it is missing, and so are those behind it up to " + (number - 1));
        }
        boolean adjacent = number == last + 1;
        document.ifPresent(found -> check(found, adjacent));
        before = document.map(VersionDocument::version);
        last = number;
    }

    private void check(VersionDocument document, boolean adjacent) {
        ModelVersion version = document.version();
        String key = Layout.version(name, version.number());
        boolean first = version.number() == 1;
        if (first || (adjacent && before.isPresent())) {
            String seal = before.map(ModelVersion::seal).orElse("");
            if (!document.previous().equals(first ? "" : seal)) {
                findings.add(key, "it names another seal for the version before it: history was rewritten");
            }
        }
        if (version.published().isBefore(time)) {
            findings.add(key, "it was published at " + version.published() + ", before the version before it");
        } else {
            time = version.published();
        }
        if (version.parent().isPresent() && version.parent().getAsInt() >= version.number()) {
            findings.add(key, "its parent is " + version.parent().getAsInt() + ", expected an older version");
        }
        versions.put(version.number(), version);
    }

    /** Number and seal of the newest version, for safe-keeping. */
    String head() {
        return versions.isEmpty()
                ? "no version"
                : "version " + versions.lastKey() + " "
                        + versions.lastEntry().getValue().seal();
    }
}
