package io.github.churn4j.servlet.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.Prediction;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.http.MediaTypes;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import io.github.churn4j.servlet.json.InferAnswer;
import io.github.churn4j.servlet.json.InferRequest;
import io.github.churn4j.servlet.json.TensorRows;
import io.github.churn4j.servlet.serving.Serving;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code /v2}, {@code /v2/health/…}, {@code /v2/models/{name}[/versions/{version}]…}: the Open Inference Protocol,
 * version 2, over HTTP, which KServe and Triton speak.
 *
 * <p>There is one model, the one that answers everywhere else, under its bundle's name and version; another name or
 * version is answered by 404. Its inputs are one tensor of shape [n] (or [n, 1]) per feature, its outputs
 * {@code attrition_probability}, {@code prediction}, {@code risk_level} and {@code status}. A request is answered whole
 * or not at all; it has at most {@value #MOST_ROWS} rows, fewer where batches are bounded by fewer. Errors are {@code {"error": "…"}}, as the protocol has them.
 * The binary tensor extension is not spoken.
 *
 * @see <a href="https://github.com/kserve/open-inference-protocol/blob/main/specification/protocol/inference_rest.md">
 *     Open Inference Protocol, HTTP/REST</a>
 */
public final class InferenceProtocolEndpoint implements Endpoint {

    private static final int MOST_ROWS = 100_000;
    private static final String GET = "GET";

    private final Batches batches;
    private final int largestBody;

    /** Answers by the models that answer batches; a request has at most so many bytes. */
    public InferenceProtocolEndpoint(Batches batches, int largestBody) {
        this.batches = batches;
        this.largestBody = largestBody;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        try {
            route(exchange);
        } catch (ProblemException e) {
            batches.predictions().metrics().failed(e.problem().code());
            e.retryAfterSeconds().ifPresent(s -> exchange.response().setHeader("Retry-After", Integer.toString(s)));
            exchange.json(
                    e.problem().status(), Json.object().put("error", e.problem().detail()));
        }
    }

    private void route(Exchange exchange) throws IOException {
        List<String> path = segments(exchange.path());
        switch (path.isEmpty() ? "" : path.get(0)) {
            case "" -> {
                requireMethod(exchange, GET);
                exchange.json(200, server());
            }
            case "health" -> {
                requireMethod(exchange, GET);
                health(exchange, path);
            }
            case "models" -> model(exchange, path);
            default -> throw nowhere();
        }
    }

    /** What follows {@code /v2}. */
    private static List<String> segments(String path) {
        String rest = path.substring("/v2".length());
        List<String> segments = new ArrayList<>();
        for (String segment : rest.split("/", 10)) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return segments;
    }

    private static ObjectNode server() {
        String version = InferenceProtocolEndpoint.class.getPackage().getImplementationVersion();
        ObjectNode server = Json.object().put("name", "churn4j").put("version", version == null ? "unknown" : version);
        server.putArray("extensions");
        return server;
    }

    private void health(Exchange exchange, List<String> path) throws IOException {
        boolean loaded = batches.predictions().models().champion().isPresent();
        if (path.size() == 2 && path.get(1).equals("live")) {
            exchange.json(200, Json.object().put("live", true));
        } else if (path.size() == 2 && path.get(1).equals("ready")) {
            exchange.json(loaded ? 200 : 503, Json.object().put("live", true).put("ready", loaded));
        } else {
            throw nowhere();
        }
    }

    private void model(Exchange exchange, List<String> path) throws IOException {
        int at = path.size() > 3 && path.get(2).equals("versions") ? 4 : 2;
        if (path.size() < 2 || path.size() > at + 1) {
            throw nowhere();
        }
        String verb = path.size() > at ? path.get(at) : "";
        if (!Set.of("", "ready", "infer").contains(verb)) {
            throw nowhere();
        }
        requireMethod(exchange, verb.equals("infer") ? "POST" : GET);
        Serving serving = batches.predictions().models().require();
        String name = serving.served().model().name();
        requireSame(path.get(1), name, "model");
        if (at == 4) {
            requireSame(path.get(3), serving.served().version(), "version of the model");
        }
        switch (verb) {
            case "infer" -> infer(exchange, serving);
            case "ready" -> exchange.json(200, Json.object().put("name", name).put("ready", true));
            default ->
                exchange.json(
                        200,
                        InferAnswer.metadata(
                                name,
                                serving.served().version(),
                                serving.served().model().schema()));
        }
    }

    private static void requireSame(String asked, String served, String what) {
        if (!asked.equals(served)) {
            throw new ProblemException(Problem.of(
                    404,
                    "unknown-model",
                    "There is no such model",
                    "there is no such " + what + "; served is '" + served + "'"));
        }
    }

    private static void requireMethod(Exchange exchange, String method) {
        String asked = exchange.request().getMethod();
        if (!asked.equals(method) && !(method.equals(GET) && asked.equals("HEAD"))) {
            exchange.response().setHeader("Allow", method);
            throw new ProblemException(
                    Problem.of(405, "method-not-allowed", "The endpoint does not answer this method", "use " + method));
        }
    }

    private static ProblemException nowhere() {
        return new ProblemException(
                Problem.of(404, "not-found", "There is no such endpoint", "the protocol has no such endpoint"));
    }

    private void infer(Exchange exchange, Serving serving) throws IOException {
        requireJson(exchange);
        Asked asked = Asked.of(exchange);
        InferRequest request = InferRequest.read(exchange.body(largestBody), (int) Math.min(batches.most(), MOST_ROWS));
        Set<InferAnswer.Output> outputs = InferAnswer.outputs(request.outputs());
        ChurnSchema schema = serving.served().model().schema();
        Predicting predicting = new Predicting(batches.predictions(), serving, asked.plain());
        TensorRows rows = rows(schema, request, predicting);
        List<Prediction> predictions = new ArrayList<>(rows.size());
        double[] slots = new double[schema.features().size()];
        for (int row = 0; row < rows.size(); row++) {
            rows.copyRow(row, slots);
            predictions.add(predicting
                    .predict(row, "", CustomerRecord.of(schema, slots))
                    .prediction());
        }
        InferAnswer.write(
                exchange.stream(200, MediaTypes.JSON),
                serving.served().model().name(),
                serving.served().version(),
                harmless(request.id()),
                predictions,
                outputs);
    }

    private static TensorRows rows(ChurnSchema schema, InferRequest request, Predicting predicting) {
        try {
            return new TensorRows(schema, request);
        } catch (ProblemException e) {
            predicting.refused(e.customer(), e.problem());
            throw e;
        }
    }

    private static void requireJson(Exchange exchange) {
        if (!exchange.mediaType().isEmpty() && !exchange.mediaType().equals(MediaTypes.JSON)) {
            throw new ProblemException(Problem.of(
                    415,
                    "unsupported-media-type",
                    "The body's content type is not understood",
                    "the body must be application/json"));
        }
        if (exchange.header("Inference-Header-Content-Length") != null) {
            throw new ProblemException(Problem.of(
                    400,
                    "unsupported-extension",
                    "The extension is not supported",
                    "binary tensors are not supported; send the data as JSON"));
        }
    }

    /** The request's id if it can be repeated without harm; empty for none. */
    private String harmless(Optional<String> id) {
        return id.filter(given -> batches.predictions().ids().accept(given).equals(given))
                .orElse("");
    }
}
