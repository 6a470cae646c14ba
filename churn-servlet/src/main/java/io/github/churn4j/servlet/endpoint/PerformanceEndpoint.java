package io.github.churn4j.servlet.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import io.github.churn4j.servlet.journal.PerformanceMonitor;
import io.github.churn4j.servlet.journal.Period;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** {@code GET /performance}: how the models did, by what happened since. Aggregates only. */
public final class PerformanceEndpoint implements Endpoint {

    private static final System.Logger LOG = System.getLogger(PerformanceEndpoint.class.getName());
    private static final int RETRY_SECONDS = 5;

    private final Optional<PerformanceMonitor> monitor;

    /** @param monitor empty where no predictions or no feedback are kept */
    public PerformanceEndpoint(Optional<PerformanceMonitor> monitor) {
        this.monitor = monitor;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        PerformanceMonitor there = monitor.orElseThrow(() -> new ProblemException(Problem.unavailable(
                "journal-not-configured",
                "predictions and feedback are not both kept; set churn.journal to a directory and leave churn.feedback on,"
                        + " and performance is told from then on")));
        Period by = Period.of(exchange.query("by").orElse("week"))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(400, "unknown-period", "The period is not known", "by must be day, week or month")));
        exchange.json(200, report(there, by));
    }

    private static ObjectNode report(PerformanceMonitor monitor, Period by) {
        try {
            return monitor.report(by);
        } catch (IOException | UncheckedIOException | ChurnException e) {
            LOG.log(System.Logger.Level.WARNING, "performance cannot be told: " + e.getMessage());
            throw new ProblemException(
                    Problem.unavailable("performance-unavailable", "journal or feedback cannot be read now"),
                    RETRY_SECONDS);
        }
    }
}
