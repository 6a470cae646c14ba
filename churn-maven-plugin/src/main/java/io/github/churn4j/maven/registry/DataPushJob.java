package io.github.churn4j.maven.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.registry.dvc.PushedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Makes versions of data and brings them to the remote. */
public final class DataPushJob {

    private DataPushJob() {}

    /**
     * Runs the job.
     *
     * @param names files, directories or the {@code .dvc} files beside them
     * @param output the directory of {@code outcome.json}
     * @throws ChurnException if one is not there, or the remote cannot take it
     */
    public static void run(DataPlace place, List<String> names, Path output, Consumer<String> console) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "churn.data is not set; name the file or directory to keep a version of, for example"
                            + " -Dchurn.data=data/customers.csv");
        }
        List<Path> data = place.targets(names).stream().map(DataPlace::data).toList();
        for (Path each : data) {
            if (!Files.exists(each)) {
                throw new ChurnException(each + ": there is no such file or directory; check churn.data");
            }
        }
        Outcome outcome = Outcome.of("data-push", "pushed");
        ArrayNode versions = outcome.array("versions");
        for (Path each : data) {
            PushedData pushed = place.versions(each).push(each);
            console.accept("Pushed " + place.told(each) + ": md5 " + pushed.md5() + ", "
                    + Texts.count(pushed.files(), "file") + " of " + Texts.bytes(pushed.size()) + "; "
                    + (pushed.uploaded() == 0
                            ? "the remote had it already"
                            : Texts.count(pushed.uploaded(), "object") + " uploaded"));
            console.accept("  " + place.told(pushed.dvcFile()) + " names the version; keep it under version control");
            versions.addObject()
                    .put("path", place.told(each))
                    .put("dvcFile", place.told(pushed.dvcFile()))
                    .put("md5", pushed.md5())
                    .put("files", pushed.files())
                    .put("size", pushed.size())
                    .put("uploaded", pushed.uploaded());
        }
        outcome.write(output);
    }
}
