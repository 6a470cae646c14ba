package io.github.churn4j.registry;

import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.store.Content;
import io.github.churn4j.registry.store.ObjectStore;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Publishes: the bundle, then the intent, then the version's document at the next free number, which makes the version.
 * Dying in between leaves at most what nothing names, and the next try goes on from there.
 */
final class Publisher {

    private static final int MOST_LOST = 10_000;

    private final ObjectStore store;
    private final BundleShelf bundles;
    private final VersionLog versions;
    private final EventLog events;
    private final Pen pen;
    private final PublishGuard guard;

    Publisher(
            ObjectStore store, BundleShelf bundles, VersionLog versions, EventLog events, Pen pen, PublishGuard guard) {
        this.store = store;
        this.bundles = bundles;
        this.versions = versions;
        this.events = events;
        this.pen = pen;
        this.guard = guard;
    }

    ModelVersion publish(String name, ChurnModel model, Signoff signoff) {
        ModelNames.check(name);
        pen.check();
        bundles.put(model);
        guard.secure(model.sha256(), BundleShelf.content(model));
        ModelVersion version = number(name, model, signoff);
        guard.secure(model.sha256(), BundleShelf.content(model));
        return version;
    }

    /** The version that the bundle is, or becomes. */
    private ModelVersion number(String name, ChurnModel model, Signoff signoff) {
        int newest = versions.newest(name);
        int from = announce(name, model.sha256(), newest);
        for (int number = from + 1; number <= newest; number++) {
            ModelVersion there = versions.get(name, number).version();
            if (there.sha256().equals(model.sha256())) {
                return there;
            }
        }
        ModelSummary summary = Summaries.of(model);
        for (int number = newest + 1; number <= newest + MOST_LOST; number++) {
            if (versions.append(name, number, document(name, number, model, summary, signoff))) {
                return versions.get(name, number).version();
            }
            ModelVersion winner = versions.get(name, number).version();
            if (winner.sha256().equals(model.sha256())) {
                return winner;
            }
        }
        throw new ConflictException(
                "other publishers took " + MOST_LOST + " numbers of " + name + " meanwhile; publish again");
    }

    /** The number above which the bundle is a version, if it is one. */
    private int announce(String name, String sha256, int newest) {
        String key = Layout.intent(name, sha256);
        if (store.putIfAbsent(key, Content.of(new PublishIntent(newest).write(name, sha256)))) {
            return newest;
        }
        return store.get(key, SealedDocument.LARGEST)
                .map(bytes -> PublishIntent.read(bytes, name, sha256).from())
                .orElse(0);
    }

    private byte[] document(String name, int number, ChurnModel model, ModelSummary summary, Signoff signoff) {
        Optional<VersionDocument> before = number == 1 ? Optional.empty() : Optional.of(versions.get(name, number - 1));
        ModelVersion version = new ModelVersion(
                name,
                number,
                model.sha256(),
                model.size(),
                pen.now(before.map(each -> each.version().published()).orElse(Instant.MIN)),
                signoff,
                champion(name),
                summary,
                "",
                Optional.empty());
        String previous = before.map(each -> each.version().seal()).orElse("");
        return new VersionDocument(version, previous, pen.nonces().get()).write(pen.signer());
    }

    private OptionalInt champion(String name) {
        AliasState state = AliasTable.after(events.newest(name).map(EventDocument::event))
                .states()
                .get(Alias.CHAMPION);
        return state == null ? OptionalInt.empty() : OptionalInt.of(state.version());
    }
}
