package io.github.churn4j.maven.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.internal.io.AtomicFile;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.Verification;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/** Checks a whole registry, tells every broken link and writes {@code verification.json}. */
public final class VerifyJob {

    /** The report's name in the output directory. */
    public static final String REPORT = "verification.json";

    private VerifyJob() {}

    /**
     * Runs the job.
     *
     * @param clock dates the report, nothing else
     * @param output the directory of the report
     * @return what was found; not necessarily sound
     */
    public static Verification run(ModelRegistry registry, Clock clock, Path output, Consumer<String> console) {
        console.accept("Checking " + registry.description());
        Verification found = registry.verify(what -> console.accept("  " + what));
        Path report = output.resolve(REPORT);
        AtomicFile.write(report, json(registry, found, clock));
        Outcome.of("verify", found.sound() ? "sound" : "broken")
                .with("registry", registry.description())
                .with("problems", found.problems().size())
                .write(output);
        console.accept(Texts.count(found.models(), "model") + ", " + Texts.count(found.versions(), "version") + ", "
                + Texts.count(found.events(), "event") + ", " + Texts.count(found.bundles(), "bundle") + " checked");
        for (Verification.Problem problem : found.problems()) {
            console.accept("WARNING: " + problem.key() + ": " + problem.what());
        }
        found.heads().forEach((model, head) -> console.accept("  head of " + model + ": " + head));
        console.accept((found.sound()
                        ? "The registry is sound."
                        : "The registry is BROKEN: "
                                + Texts.count(found.problems().size(), "problem") + ".")
                + " Report and heads are in " + report);
        return found;
    }

    private static String json(ModelRegistry registry, Verification found, Clock clock) {
        ObjectNode root = Json.object()
                .put("registry", registry.description())
                .put("checked", clock.instant().toString())
                .put("sound", found.sound())
                .put("models", found.models())
                .put("versions", found.versions())
                .put("events", found.events())
                .put("bundles", found.bundles());
        ArrayNode problems = root.putArray("problems");
        found.problems()
                .forEach(problem ->
                        problems.addObject().put("key", problem.key()).put("what", problem.what()));
        ObjectNode heads = root.putObject("heads");
        found.heads().forEach(heads::put);
        return Json.write(root);
    }
}
