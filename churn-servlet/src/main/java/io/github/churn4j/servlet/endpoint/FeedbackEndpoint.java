package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.data.Label;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.http.Guard;
import io.github.churn4j.servlet.http.MediaTypes;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import io.github.churn4j.servlet.journal.Feedback;
import io.github.churn4j.servlet.journal.FeedbackReader;
import io.github.churn4j.servlet.journal.FeedbackReceipt;
import io.github.churn4j.servlet.journal.FeedbackStore;
import io.github.churn4j.servlet.serving.ActiveModels;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code POST /feedback}: what became of customers; answered when it is durable. */
public final class FeedbackEndpoint implements Endpoint {

    private static final System.Logger LOG = System.getLogger(FeedbackEndpoint.class.getName());
    private static final int RETRY_SECONDS = 5;

    private final Guard guard;
    private final Optional<FeedbackStore> store;
    private final ActiveModels models;
    private final Clock clock;
    private final Consumer<List<Feedback>> heard;

    /**
     * Keeps feedback of whom the guard lets in.
     *
     * @param store empty where none is configured
     * @param heard hears of each batch once it is durable
     * @param models whose label's values may tell an outcome
     */
    public FeedbackEndpoint(
            Guard guard,
            Optional<FeedbackStore> store,
            ActiveModels models,
            Clock clock,
            Consumer<List<Feedback>> heard) {
        this.guard = guard;
        this.store = store;
        this.models = models;
        this.clock = clock;
        this.heard = heard;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        guard.check(exchange);
        FeedbackStore kept = store.orElseThrow(() -> new ProblemException(Problem.unavailable(
                "feedback-not-configured",
                "there is no place for feedback; set churn.feedback-dir, churn.feedback-jdbc-url,"
                        + " churn.feedback-datasource or churn.journal")));
        boolean lines = lines(exchange.mediaType());
        Optional<Label> label =
                models.champion().flatMap(s -> s.served().model().schema().label());
        List<Feedback> batch = new FeedbackReader(label, clock.instant()).read(exchange.body(), lines);
        FeedbackReceipt receipt;
        try {
            receipt = kept.append(batch);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "feedback was not kept: " + e.getMessage());
            throw new ProblemException(
                    Problem.unavailable("feedback-unavailable", "the feedback was not kept; send it again later"),
                    RETRY_SECONDS);
        }
        heard.accept(batch);
        exchange.json(200, Json.object().put("accepted", receipt.accepted()).put("duplicates", receipt.duplicates()));
    }

    private static boolean lines(String mediaType) {
        return switch (mediaType) {
            case MediaTypes.JSON -> false;
            case MediaTypes.NDJSON -> true;
            default ->
                throw new ProblemException(Problem.of(
                        415,
                        "unsupported-media-type",
                        "The content type is not understood",
                        "send application/json or application/x-ndjson"));
        };
    }
}
