package io.github.churn4j.maven.registry;

import io.github.churn4j.ChurnException;
import io.github.churn4j.registry.ModelRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a goal's registry is: a directory, or a root such as {@code s3://bucket/prefix}. A goal that reads never makes a
 * registry, and a goal that writes never makes one among other files: a mistyped name is told, not followed.
 */
public final class RegistryPlace {

    /** The directory below the project's own where the registry is unless told. */
    public static final String DEFAULT = "churn-registry";

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");
    private static final List<String> ROOMS = List.of("models", "blobs", "gc");

    /** Settings that name files, which are those of the project where they are relative. */
    private static final Set<String> FILES =
            Set.of("churn.registry-cache", "churn.registry-trusted-keys", "churn.registry-signing-key-file");

    private final String root;
    private final Optional<Path> directory;
    private final Path base;
    private final GoalSettings settings;

    private RegistryPlace(String root, Optional<Path> directory, Path base, GoalSettings settings) {
        this.root = root;
        this.directory = directory;
        this.base = base;
        this.settings = settings;
    }

    /**
     * The place that is meant.
     *
     * @param root as the user wrote it, null for the default
     * @param base what a relative directory is resolved against
     * @param settings for stores and signatures
     */
    public static RegistryPlace of(@Nullable String root, Path base, GoalSettings settings) {
        String text = root == null || root.isBlank() ? DEFAULT : root.strip();
        if (text.startsWith("file:")) {
            return directory(uri(text), base, settings);
        }
        return SCHEME.matcher(text).matches()
                ? new RegistryPlace(text, Optional.empty(), base, settings)
                : directory(base.resolve(text), base, settings);
    }

    private static RegistryPlace directory(Path path, Path base, GoalSettings settings) {
        Path whole = path.toAbsolutePath().normalize();
        return new RegistryPlace(whole.toString(), Optional.of(whole), base, settings);
    }

    private static Path uri(String text) {
        try {
            return Path.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "churn.registry is \"" + text + "\", expected a directory, such as file:///srv/registry", e);
        }
    }

    /** The registry, which must be there already. */
    public ModelRegistry open() {
        directory.ifPresent(path -> {
            if (!isRegistry(path)) {
                throw new ChurnException("there is no registry at " + path
                        + "; publish a model with churn:register first, or set churn.registry");
            }
        });
        return build();
    }

    /** The registry, made where there is none yet. */
    public ModelRegistry openOrMake() {
        directory.ifPresent(path -> {
            if (Files.exists(path) && !isRegistry(path) && !isEmpty(path)) {
                throw new ChurnException(path + (Files.isDirectory(path) ? " holds other things" : " is a file")
                        + ", expected a registry, an empty directory or none; set churn.registry");
            }
        });
        return build();
    }

    private ModelRegistry build() {
        return ModelRegistry.builder(root, key -> FILES.contains(key) ? file(key) : settings.get(key))
                .build();
    }

    private @Nullable String file(String key) {
        String name = settings.get(key);
        return name == null ? null : base.resolve(name).toString();
    }

    private static boolean isRegistry(Path path) {
        return ROOMS.stream().map(path::resolve).anyMatch(Files::isDirectory);
    }

    private static boolean isEmpty(Path path) {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + " (" + e + "); set churn.registry", e);
        }
    }

    /** The root, for messages. */
    @Override
    public String toString() {
        return root;
    }
}
