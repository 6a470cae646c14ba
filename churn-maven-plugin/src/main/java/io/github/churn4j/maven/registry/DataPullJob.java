package io.github.churn4j.maven.registry;

import io.github.churn4j.registry.dvc.PulledData;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Brings the versions of data that {@code .dvc} files name into place. */
public final class DataPullJob {

    private DataPullJob() {}

    /**
     * Runs the job.
     *
     * @param names files, directories or {@code .dvc} files; none for everything that is tracked
     * @param force whether changes that were never pushed are given up
     * @param output the directory of {@code outcome.json}
     * @throws io.github.churn4j.ChurnException if a version is not in the remote, or would overwrite changes
     */
    public static PulledData run(
            DataPlace place, List<String> names, boolean force, Path output, Consumer<String> console) {
        List<Path> targets = place.targets(names);
        PulledData pulled =
                (targets.isEmpty() ? place.versions() : place.versions(targets.get(0))).pull(targets, force);
        console.accept(Texts.count(pulled.outputs(), "tracked file or directory", "tracked files and directories")
                + " in place: " + Texts.count(pulled.downloaded(), "object") + " downloaded, "
                + Texts.count(pulled.written(), "file") + " written, " + pulled.removed() + " removed");
        Outcome.of("data-pull", pulled.written() + pulled.removed() == 0 ? "unchanged" : "pulled")
                .with("outputs", pulled.outputs())
                .with("downloaded", pulled.downloaded())
                .with("written", pulled.written())
                .with("removed", pulled.removed())
                .write(output);
        return pulled;
    }
}
