package io.github.churn4j.maven.registry;

import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.SweepOptions;
import io.github.churn4j.registry.SweepReport;
import io.github.churn4j.registry.store.ObjectStore.StoredObject;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Removes from a registry what nothing refers to, or tells what it would remove. */
public final class GcJob {

    private static final int TOLD = 20;

    private GcJob() {}

    /**
     * Runs the job.
     *
     * @param output the directory of {@code outcome.json}
     */
    public static SweepReport run(ModelRegistry registry, SweepOptions options, Path output, Consumer<String> console) {
        SweepReport report = registry.gc(options);
        long size = report.garbage().stream().mapToLong(StoredObject::size).sum();
        console.accept(registry.description() + ": " + Texts.count(report.kept(), "bundle") + " in use, "
                + Texts.count(report.garbage().size(), "object") + " of " + Texts.bytes(size) + " without use, "
                + report.spared() + " too young to tell");
        if (!report.garbage().isEmpty()) {
            TextTable table = TextTable.of(">size", "stored", "object");
            report.garbage().stream()
                    .limit(TOLD)
                    .forEach(object ->
                            table.row(Texts.bytes(object.size()), Texts.time(object.modified()), object.key()));
            table.lines().forEach(console);
            if (report.garbage().size() > TOLD) {
                console.accept("  and " + (report.garbage().size() - TOLD) + " more");
            }
        }
        console.accept(end(report, options));
        Outcome.of("gc", options.dryRun() ? "dry-run" : "swept")
                .with("registry", registry.description())
                .with("garbage", report.garbage().size())
                .with("garbageBytes", size)
                .with("removed", report.removed())
                .with("removedBytes", report.removedBytes())
                .with("kept", report.kept())
                .with("spared", report.spared())
                .write(output);
        return report;
    }

    private static String end(SweepReport report, SweepOptions options) {
        if (!options.dryRun()) {
            return "Removed " + Texts.count(report.removed(), "object") + ", " + Texts.bytes(report.removedBytes());
        }
        return report.garbage().isEmpty()
                ? "Nothing to remove"
                : "Nothing was removed: this was a dry run. Next: churn:gc -Dchurn.dryRun=false";
    }
}
