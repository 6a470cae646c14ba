package io.github.churn4j.maven.registry;

import io.github.churn4j.ChurnException;
import io.github.churn4j.model.DataVersion;
import io.github.churn4j.registry.dvc.DataVersions;
import io.github.churn4j.registry.dvc.TrackedData;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The version of the data a model is trained on, and the way back from the version to the data. */
public final class TrainingData {

    private TrainingData() {}

    /**
     * The version that the {@code .dvc} file beside the data names, if it names what is there. A training is not held up
     * by a version that cannot be told: it warns and records none.
     */
    public static Optional<DataVersion> version(Path data, Consumer<String> console) {
        try {
            TrackedData tracked = DataVersions.tracked(data);
            if (tracked.state() == TrackedData.State.DIFFERS) {
                console.accept("WARNING: " + tracked.message() + "; the model records no version of its data");
            }
            tracked.version()
                    .ifPresent(version -> console.accept("Data version: " + version.path() + " md5 " + version.md5()));
            return tracked.version();
        } catch (ChurnException e) {
            console.accept("WARNING: " + e.getMessage() + "; the model records no version of its data");
            return Optional.empty();
        }
    }

    /**
     * Brings a version from the remote, checked against its MD5.
     *
     * @param folder where the file is put, under its own name
     */
    public static Path fetch(DataPlace place, DataVersion version, Path folder, Consumer<String> console) {
        Path target = folder.resolve(Path.of(version.path()).getFileName());
        console.accept("Fetching " + version.path() + " md5 " + version.md5() + ", " + Texts.bytes(version.size())
                + ", to " + target);
        place.versions().fetch(version, target);
        return target;
    }
}
