package io.github.churn4j.maven.registry;

import io.github.churn4j.ChurnException;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.ModelRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which model of a registry is meant where the user did not say: the one that was trained here, or the only one. */
public final class ModelName {

    private ModelName() {}

    /**
     * The name.
     *
     * @param given as the user wrote it
     * @param bundle the file a build trains into; it need not be there
     * @throws ChurnException if it cannot be told, listing the names there are
     */
    public static String of(Optional<String> given, Path bundle, ModelRegistry registry) {
        if (given.isPresent()) {
            return given.get().strip();
        }
        if (Files.isRegularFile(bundle)) {
            return ChurnModel.read(bundle).name();
        }
        List<String> names = registry.names();
        if (names.size() == 1) {
            return names.get(0);
        }
        throw new ChurnException(
                names.isEmpty()
                        ? "the registry " + registry.description() + " is empty; publish a model with churn:register"
                        : "churn.name is not set and there is no " + bundle + "; the registry has "
                                + String.join(", ", names));
    }
}
