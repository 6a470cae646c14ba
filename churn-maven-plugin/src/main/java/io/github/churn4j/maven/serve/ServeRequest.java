package io.github.churn4j.maven.serve;

import io.github.churn4j.ModelSource;
import io.github.churn4j.servlet.ServiceSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What to serve, and where.
 *
 * @param source where the model comes from; it must be there
 * @param challengers where a challenger comes from; empty for the file of the settings, if they name one
 * @param address the address to listen on, a name or a number
 * @param port the port to listen on; 0 for any free one
 * @param duration how long; zero until the process is stopped
 * @param settings how the service behaves
 */
public record ServeRequest(
        ModelSource source,
        Optional<ModelSource> challengers,
        String address,
        int port,
        Duration duration,
        ServiceSettings settings) {

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

    /** A bundle file. */
    public ServeRequest(Path model, String address, int port, Duration duration, ServiceSettings settings) {
        this(
                ModelSource.file(model),
                Optional.empty(),
                address,
                port,
                duration,
                settings.with(ServiceSettings.MODEL, model.toAbsolutePath().toString()));
    }
}
