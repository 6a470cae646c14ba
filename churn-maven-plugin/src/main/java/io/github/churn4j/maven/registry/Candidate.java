package io.github.churn4j.maven.registry;

import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.ModelVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Which version to promote where the user did not say: the one that was trained here, else the newest. */
public final class Candidate {

    private Candidate() {}

    /**
     * The version's number.
     *
     * @param bundle the file a build trains into; it need not be there
     * @throws io.github.churn4j.ChurnException if the model has no version
     */
    public static String of(ModelRegistry registry, String name, Path bundle, Consumer<String> console) {
        ModelVersion newest = Versions.require(registry, name, 1).get(0);
        if (!Files.isRegularFile(bundle)) {
            return String.valueOf(newest.number());
        }
        Optional<ModelVersion> trained =
                Versions.ofBundle(registry, name, ChurnModel.read(bundle).sha256());
        if (trained.isEmpty()) {
            console.accept("WARNING: " + bundle + " is not registered as " + name
                    + "; this is about the newest version, " + newest.number());
        }
        return String.valueOf(trained.orElse(newest).number());
    }
}
