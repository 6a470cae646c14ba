package io.github.churn4j.maven.registry;

import io.github.churn4j.ChurnException;
import io.github.churn4j.model.ChurnModel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bundle that a build has made. */
final class ModelFile {

    private ModelFile() {}

    static ChurnModel require(Path file) {
        if (!Files.exists(file)) {
            throw new ChurnException("there is no " + file
                    + "; train a model with churn:train first, or name a bundle with churn.model");
        }
        return ChurnModel.read(file);
    }
}
