package io.github.churn4j.maven.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.registry.dvc.DataStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells how tracked data stand against their versions, the cache and the remote. */
public final class DataStatusJob {

    private DataStatusJob() {}

    /**
     * Runs the job; changes nothing but {@code outcome.json}.
     *
     * @param names files, directories or {@code .dvc} files; none for everything that is tracked
     * @param output the directory of {@code outcome.json}
     */
    public static List<DataStatus> run(DataPlace place, List<String> names, Path output, Consumer<String> console) {
        List<Path> targets = place.targets(names);
        List<DataStatus> all = (targets.isEmpty() ? place.versions() : place.versions(targets.get(0))).status(targets);
        if (all.isEmpty()) {
            console.accept(
                    "No data are tracked here. Next: churn:data-push -Dchurn.data=<file> -Dchurn.remote=<directory"
                            + " or s3://bucket/prefix>");
        } else {
            table(place, all).lines().forEach(console);
            hints(all, console);
        }
        outcome(place, all).write(output);
        return all;
    }

    private static TextTable table(DataPlace place, List<DataStatus> all) {
        TextTable table = TextTable.of("data", "here", "cache", "remote", "named by");
        for (DataStatus status : all) {
            table.row(
                    place.told(status.path()),
                    told(status.local()),
                    status.cached() ? "yes" : "no",
                    status.inRemote() ? "yes" : "no",
                    place.told(status.trackedBy()));
        }
        return table;
    }

    private static String told(DataStatus.Local local) {
        return local.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void hints(List<DataStatus> all, Consumer<String> console) {
        all.stream()
                .map(DataStatus::message)
                .filter(message -> !message.isEmpty())
                .forEach(message -> console.accept("WARNING: " + message));
        if (all.stream().anyMatch(status -> status.local() == DataStatus.Local.MISSING)) {
            console.accept("Next: churn:data-pull brings what is missing");
        }
        if (all.stream().anyMatch(status -> status.local() == DataStatus.Local.MODIFIED)) {
            console.accept("Next: churn:data-push makes a version of what is modified;"
                    + " churn:data-pull -Dchurn.force goes back to the version that is named");
        }
        if (all.stream().anyMatch(status -> !status.inRemote() && status.local() == DataStatus.Local.UP_TO_DATE)) {
            console.accept("Next: churn:data-push brings to the remote what it lacks");
        }
    }

    private static Outcome outcome(DataPlace place, List<DataStatus> all) {
        boolean fine =
                all.stream().allMatch(status -> status.local() == DataStatus.Local.UP_TO_DATE && status.inRemote());
        Outcome outcome = Outcome.of("data-status", all.isEmpty() ? "untracked" : fine ? "up-to-date" : "changed");
        ArrayNode data = outcome.array("data");
        for (DataStatus status : all) {
            ObjectNode node = data.addObject()
                    .put("path", place.told(status.path()))
                    .put("trackedBy", place.told(status.trackedBy()))
                    .put("local", told(status.local()).replace(' ', '-'))
                    .put("cached", status.cached())
                    .put("inRemote", status.inRemote());
            if (!status.message().isEmpty()) {
                node.put("message", status.message());
            }
        }
        return outcome;
    }
}
