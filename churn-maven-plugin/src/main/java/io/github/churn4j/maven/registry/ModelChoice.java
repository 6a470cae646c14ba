package io.github.churn4j.maven.registry;

import io.github.churn4j.ChurnException;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.ModelReference;
import io.github.churn4j.registry.ModelRegistry;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The model a goal works with: a bundle file, or a version of a registry such as {@code bank-churn@champion}.
 *
 * @param file the bundle; where a version is meant, what the text would be as a file
 * @param reference the version, if one is meant
 * @param place where its registry is
 */
public record ModelChoice(Path file, Optional<ModelReference> reference, RegistryPlace place) {

    /**
     * What the user means. A file of that name goes first, so that a file with an at sign in its name can be named.
     *
     * @param text as the user wrote it, null for the usual file
     * @param usual the file a build trains into
     * @param base what a relative file is resolved against
     */
    public static ModelChoice of(@Nullable String text, Path usual, Path base, RegistryPlace place) {
        if (text == null || text.isBlank()) {
            return new ModelChoice(usual, Optional.empty(), place);
        }
        Path file = file(text.strip(), base);
        boolean version = text.contains("@") && file.getNameCount() > 0 && !Files.exists(file);
        return new ModelChoice(file, version ? Optional.of(reference(text)) : Optional.empty(), place);
    }

    private static Path file(String text, Path base) {
        try {
            return base.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "churn.model is \"" + text + "\", expected a bundle file or a version such as bank-churn@champion",
                    e);
        }
    }

    private static ModelReference reference(String text) {
        try {
            return ModelReference.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "churn.model is \"" + text + "\", which is no file and no version of a registry: " + e.getMessage(),
                    e);
        }
    }

    /**
     * The model.
     *
     * @param console hears which version it is, where a registry was asked
     * @throws ChurnException if it is not there or cannot be read
     */
    public ChurnModel load(Consumer<String> console) {
        if (reference.isEmpty()) {
            return ChurnModel.read(file);
        }
        try (ModelRegistry registry = place.open()) {
            ModelReference version = registry.resolve(reference.get()).reference();
            console.accept(reference.get() + " is " + version + " in " + registry.description());
            return registry.load(version);
        }
    }
}
