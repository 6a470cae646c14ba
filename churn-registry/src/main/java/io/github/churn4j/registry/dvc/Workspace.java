package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where data lie and where they are brought to.
 *
 * @param directory where to look for {@code .dvc}, here and above
 * @param remote given by the caller, which wins over the configured one
 * @param settings of stores, which win over the configured ones
 * @param durable whether a directory's files are forced to disk
 */
record Workspace(
        Path directory, Optional<String> remote, Function<String, @Nullable String> settings, boolean durable) {

    /** The repository, made if there is none and a remote is given. */
    DvcRepository repositoryForWriting() {
        Optional<DvcRepository> found = DvcRepository.find(directory);
        if (found.isEmpty() && remote.isPresent()) {
            try {
                return DvcRepository.init(directory, remote.get());
            } catch (ChurnException e) { // another process may have made it meanwhile
                return DvcRepository.find(directory).orElseThrow(() -> e);
            }
        }
        return found.orElseThrow(this::noRemote);
    }

    /** The repository as it is. */
    DvcRepository repository() {
        Optional<DvcRepository> found = DvcRepository.find(directory);
        return found.isEmpty() && remote.isPresent()
                ? DvcRepository.open(directory)
                : found.orElseThrow(this::noRemote);
    }

    private ChurnException noRemote() {
        return new ChurnException("there is no .dvc directory in " + directory
                + " or above, and no remote is given; give one, a directory or s3://bucket/prefix");
    }

    /** The remote of a repository, which the caller closes. */
    DvcRemote open(DvcRepository repository) {
        if (remote.isPresent()) {
            return DvcRemote.open(remote.get(), settings, durable);
        }
        DvcConfig config = repository.config();
        String name = config.defaultRemote()
                .orElseThrow(() -> new ChurnException(config.folder().resolve("config")
                        + " names no default remote; add \"remote = name\" to [core], or give a remote"));
        return DvcRemote.open(config.root(name), config.settings(name, settings), durable);
    }
}
