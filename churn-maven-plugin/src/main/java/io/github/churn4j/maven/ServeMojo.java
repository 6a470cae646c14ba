package io.github.churn4j.maven;

import io.github.churn4j.maven.registry.ModelChoice;
import io.github.churn4j.maven.serve.ServeJob;
import io.github.churn4j.maven.serve.ServeRequest;
import io.github.churn4j.servlet.ServiceSettings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Serves a model over HTTP, with its page, until Ctrl-C. Where there is no model yet, it trains one on simulated
 * customers first, and says so. Every setting of the service can be given as a property.
 */
@Mojo(name = "serve", requiresProject = false, threadSafe = true)
public final class ServeMojo extends ChurnMojo {

    /**
     * The model bundle, or a version such as bank-churn@champion; default model.churn in the output directory. Where the
     * bundle is replaced or the alias moved while it is served, the new one serves.
     */
    @Parameter(property = "churn.model")
    private @Nullable String model;

    /** The registry of that version: a directory or s3://bucket/prefix; default the project's churn-registry. */
    @Parameter(property = "churn.registry")
    private @Nullable String registry;

    /** A second bundle that scores the same requests in shadow. */
    @Parameter(property = "churn.challenger")
    private @Nullable File challenger;

    /** The port to listen on; 0 for any free one. */
    @Parameter(property = "churn.port", defaultValue = "8080")
    private int port;

    /** The address to listen on; the default is reached from this machine only, 0.0.0.0 from everywhere. */
    @Parameter(property = "churn.address", defaultValue = "127.0.0.1")
    private String address = "127.0.0.1";

    /** Whether to serve at all. */
    @Parameter(property = "churn.serve", defaultValue = "true")
    private boolean serve;

    /** Seconds after which it stops by itself; 0 for never. */
    @Parameter(property = "churn.serveSeconds", defaultValue = "0")
    private long serveSeconds;

    /** The seed of simulated customers and their model, where there is no model yet. */
    @Parameter(property = "churn.seed", defaultValue = "42")
    private long seed;

    @Override
    void run() {
        if (!serve) {
            getLog().info("churn.serve is false, nothing is served");
            return;
        }
        ServiceSettings settings = ServiceSettings.fromEnvironment(this::projectProperty);
        if (challenger != null) {
            settings = settings.with(ServiceSettings.CHALLENGER, challenger.getAbsolutePath());
        }
        ServeJob.run(request(choose(model, registry), settings), this::print);
    }

    private ServeRequest request(ModelChoice choice, ServiceSettings settings) {
        Duration duration = Duration.ofSeconds(serveSeconds);
        if (choice.reference().isEmpty()) {
            return ServeRequest.of(bundle(choice), settings, address, port, duration);
        }
        return ServeRequest.of(
                choice.load(this::print),
                choice.reference().get(),
                choice.place().toString(),
                settings,
                address,
                port,
                duration);
    }

    private Path bundle(ModelChoice choice) {
        return model != null || Files.exists(choice.file())
                ? choice.file()
                : ServeJob.trainOnSimulated(output(), seed, Clock.systemUTC(), this::print);
    }
}
