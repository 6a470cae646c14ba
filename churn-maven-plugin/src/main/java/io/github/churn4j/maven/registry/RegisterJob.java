package io.github.churn4j.maven.registry;

import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.AliasState;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.ModelSummary;
import io.github.churn4j.registry.ModelVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Publishes a bundle as a version and tells its number. */
public final class RegisterJob {

    private RegisterJob() {}

    /**
     * Runs the job.
     *
     * @param output the directory of {@code outcome.json}
     * @throws io.github.churn4j.ChurnException if there is no such bundle, or the registry cannot take it
     */
    public static ModelVersion run(
            RegistryPlace place, RegisterRequest request, Path output, Consumer<String> console) {
        ChurnModel model = ModelFile.require(request.model());
        String name = request.name().orElse(model.name());
        try (ModelRegistry registry = place.openOrMake()) {
            int before = newest(registry, name);
            ModelVersion version = registry.publish(name, model, request.signoff());
            boolean isNew = version.number() > before;
            if (!request.tags().isEmpty()) {
                registry.tag(name, version.number(), request.tags(), request.signoff());
            }
            tell(registry, version, isNew, console);
            Outcome outcome = Outcome.of("register", isNew ? "registered" : "unchanged")
                    .with("registry", registry.description())
                    .with("name", name)
                    .with("version", version.number())
                    .with("reference", version.reference().toString())
                    .with("sha256", version.sha256())
                    .with("size", version.size())
                    .with("new", isNew);
            request.tags().forEach(outcome.object("tags")::put);
            outcome.write(output);
            return version;
        }
    }

    private static int newest(ModelRegistry registry, String name) {
        List<ModelVersion> newest = registry.versions(name, Integer.MAX_VALUE, 1);
        return newest.isEmpty() ? 0 : newest.get(0).number();
    }

    private static void tell(ModelRegistry registry, ModelVersion version, boolean isNew, Consumer<String> console) {
        Map<Alias, AliasState> aliases = registry.aliases(version.name());
        ModelSummary summary = version.summary();
        console.accept(
                isNew
                        ? "Registered " + version.reference() + " in " + registry.description()
                        : "Nothing to do: this bundle is " + version.reference() + " already, since "
                                + Texts.time(version.published()) + ", in " + registry.description());
        console.accept("  sha256     " + version.sha256());
        console.accept("  size       " + Texts.bytes(version.size()));
        console.accept("  model      " + summary.algorithm() + ", " + Texts.count(summary.features(), "feature")
                + ", ROC AUC " + Texts.metric(summary, "rocAuc") + ", Brier " + Texts.metric(summary, "brier"));
        console.accept("  data       " + summary.dataRows() + " rows, "
                + summary.dataVersion().orElse("sha256 " + Texts.shortened(summary.dataSha256())));
        console.accept("  aliases    " + AliasLine.of(aliases));
        boolean champion = aliases.values().stream().anyMatch(state -> state.version() == version.number());
        if (!champion) {
            console.accept("Next: churn:promote -Dchurn.name=" + version.name() + " -Dchurn.version=" + version.number()
                    + " -Dchurn.data=<labelled customers the model has not seen>");
        }
    }
}
