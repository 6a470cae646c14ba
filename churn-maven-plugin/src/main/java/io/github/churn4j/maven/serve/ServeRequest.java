package io.github.churn4j.maven.serve;

import io.github.churn4j.ModelSource;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.ModelReference;
import io.github.churn4j.servlet.ServiceSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What to serve, and where.
 *
 * @param model what is served first
 * @param from where it comes from, for people
 * @param source where it comes from if it is not what the settings name
 * @param settings how the service behaves
 * @param address the address to listen on, a name or a number
 * @param port the port to listen on; 0 for any free one
 * @param duration how long; zero until the process is stopped
 */
public record ServeRequest(
        ChurnModel model,
        String from,
        Optional<ModelSource> source,
        ServiceSettings settings,
        String address,
        int port,
        Duration duration) {

    public ServeRequest {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "churn.port is " + port + ", expected [0, 65535]; 0 takes any free port");
        }
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "churn.serveSeconds is " + duration.toSeconds() + ", expected 0 or more; 0 serves until Ctrl-C");
        }
    }

    /**
     * A bundle file, followed where it is replaced.
     *
     * @throws io.github.churn4j.ChurnException if it is not there or no bundle
     */
    public static ServeRequest of(Path bundle, ServiceSettings settings, String address, int port, Duration duration) {
        ServiceSettings file = settings.with(ServiceSettings.REGISTRY, "") // a project may name one for its other goals
                .with(ServiceSettings.MODEL, bundle.toAbsolutePath().toString());
        return new ServeRequest(
                ChurnModel.read(bundle), bundle.toString(), Optional.empty(), file, address, port, duration);
    }

    /**
     * A version of a registry. An alias is followed where it moves, the champion with the challenger in its shadow; a
     * number, or the newest version, stays what it is.
     *
     * @param model the version
     * @param root of the registry
     */
    public static ServeRequest of(
            ChurnModel model,
            ModelReference reference,
            String root,
            ServiceSettings settings,
            String address,
            int port,
            Duration duration) {
        ServiceSettings noFile = settings.with(ServiceSettings.MODEL, "");
        String from = reference + " in " + root;
        if (reference.alias().isEmpty()) {
            ServiceSettings fixed = noFile.with(ServiceSettings.REGISTRY, "");
            return new ServeRequest(model, from, Optional.of(ModelSource.of(model)), fixed, address, port, duration);
        }
        String alias = reference.alias().get().name();
        ServiceSettings followed = noFile.with(ServiceSettings.REGISTRY, root)
                .with(ServiceSettings.NAME, reference.name())
                .with(ServiceSettings.ALIAS, alias);
        if (alias.equals(followed.get(ServiceSettings.CHALLENGER_ALIAS))) {
            followed = followed.with(ServiceSettings.CHALLENGER_ALIAS, "");
        }
        return new ServeRequest(model, from, Optional.empty(), followed, address, port, duration);
    }
}
