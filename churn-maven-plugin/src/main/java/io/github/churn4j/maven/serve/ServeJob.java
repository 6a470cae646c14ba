package io.github.churn4j.maven.serve;

import io.github.churn4j.drift.stream.DriftCalibration;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.servlet.ChurnService;
import io.github.churn4j.training.SearchLevel;
import io.github.churn4j.training.TrainingConfiguration;
import io.github.churn4j.training.job.SimulateJob;
import io.github.churn4j.training.job.TableRequest;
import io.github.churn4j.training.job.TrainJob;
import io.github.churn4j.training.job.TrainRequest;
import io.github.churn4j.training.simulate.DriftScenario;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Serves a model until it is told to stop: tells the page's address and a command to try. */
public final class ServeJob {

    private static final int ROWS = 10_000;

    private ServeJob() {}

    /**
     * A model where there is none yet: trained by a quick search on simulated customers, in that directory.
     *
     * @return the bundle
     */
    public static Path trainOnSimulated(Path output, long seed, Clock clock, Consumer<String> console) {
        Path model = output.resolve(TrainJob.MODEL);
        console.accept("There is no " + model + " yet, so a quick search trains one on simulated customers first;"
                + " name another one with churn.model");
        Path customers = output.resolve("simulated.csv");
        SimulateJob.run(customers, ROWS, seed, DriftScenario.none(), false, console);
        TrainingConfiguration configuration = TrainingConfiguration.builder()
                .name("simulated-churn")
                .seed(seed)
                .space(SearchLevel.QUICK.space(seed))
                .notice(SimulateJob.NOTICE)
                .build();
        TrainRequest request = new TrainRequest(
                TableRequest.of(customers),
                configuration,
                output,
                Runtime.getRuntime().availableProcessors(),
                Duration.ofDays(1),
                Optional.empty(),
                false);
        TrainJob.run(request.withMonitoring(DriftCalibration.calibrator()), clock, console);
        return model;
    }

    /**
     * Serves until the time is over or the process ends; then requests at work are answered first.
     *
     * @param console hears where the page is, what to try, and what the service logs
     * @throws io.github.churn4j.ChurnException if the port is taken, with the remedy
     * @throws CancellationException if the thread is interrupted
     */
    public static void run(ServeRequest request, Consumer<String> console) {
        ChurnModel model = request.model();
        ChurnService.Builder builder = ChurnService.builder().settings(request.settings());
        request.source().ifPresent(builder::source);
        ChurnService service = builder.build();
        try (ConsoleLog log = ConsoleLog.to(console);
                ModelServer server = ModelServer.start(service, request.address(), request.port())) {
            console.accept("Serving " + model.name() + " from " + request.from());
            console.accept("Page   " + server.address());
            console.accept("Try    " + ExampleCustomer.of(model).curl(server.address()));
            console.accept(
                    request.duration().isZero()
                            ? "Stop   Ctrl-C"
                            : "Stop   Ctrl-C, or by itself after "
                                    + request.duration().toSeconds() + " s");
            server.await(request.duration());
            log.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("serving was interrupted");
        }
        console.accept("Stopped");
    }
}
