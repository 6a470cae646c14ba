package io.github.churn4j.maven.registry;

import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.AliasState;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.ModelVersion;
import io.github.churn4j.registry.NotFoundException;
import io.github.churn4j.registry.RegistryEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Tells the versions of a model and what was done to it, the newest first. */
public final class HistoryJob {

    private HistoryJob() {}

    /**
     * Runs the job.
     *
     * @param limit versions and events to tell, in [1, 1000]
     * @throws NotFoundException if there is no such model, naming those there are
     */
    public static List<RegistryEvent> run(ModelRegistry registry, String name, int limit, Consumer<String> console) {
        if (limit < 1 || limit > 1_000) {
            throw new IllegalArgumentException("churn.limit is " + limit + ", expected [1, 1000]");
        }
        List<ModelVersion> versions = Versions.require(registry, name, limit);
        Map<Alias, AliasState> aliases = registry.aliases(name);
        console.accept(name + " in " + registry.description() + ": " + AliasLine.of(aliases));
        console.accept("");
        console.accept(title("Versions", versions.get(versions.size() - 1).number() > 1, limit));
        versions(registry, versions, aliases).lines().forEach(console);
        List<RegistryEvent> events = registry.history(name, Long.MAX_VALUE, limit);
        console.accept("");
        if (events.isEmpty()) {
            console.accept("Events: none yet");
        } else {
            console.accept(title("Events", events.get(events.size() - 1).sequence() > 1, limit));
            events(events).lines().forEach(console);
        }
        return events;
    }

    private static String title(String what, boolean more, int limit) {
        return what + (more ? ", the newest " + limit + " (churn.limit)" : "");
    }

    private static TextTable versions(
            ModelRegistry registry, List<ModelVersion> versions, Map<Alias, AliasState> aliases) {
        TextTable table = TextTable.of(
                ">version", "published", "by", "algorithm", ">ROC AUC", ">Brier", "sha256", "review", "aliases");
        for (ModelVersion version : versions) {
            table.row(
                    version.number(),
                    Texts.time(version.published()),
                    version.signoff().actor(),
                    version.summary().algorithm(),
                    Texts.metric(version.summary(), "rocAuc"),
                    Texts.metric(version.summary(), "brier"),
                    Texts.shortened(version.sha256()),
                    registry.review(version.name(), version.number())
                            .status()
                            .name()
                            .toLowerCase(Locale.ROOT),
                    AliasLine.at(aliases, version.number()));
        }
        return table;
    }

    private static TextTable events(List<RegistryEvent> events) {
        TextTable table = TextTable.of(">event", "time", "did", "what", "gates", "by", "reason");
        for (RegistryEvent event : events) {
            table.row(
                    event.sequence(),
                    Texts.time(event.time()),
                    Texts.did(event.kind()),
                    Events.what(event),
                    Events.gates(event),
                    event.signoff().actor(),
                    event.signoff().reason());
        }
        return table;
    }
}
