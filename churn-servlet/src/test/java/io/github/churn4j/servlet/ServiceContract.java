package io.github.churn4j.servlet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What every running service answers, whatever container it runs in and whatever path it is reached under. Asks over
 * HTTP only. {@link #check} makes all checks and tells every one that failed.
 */
public final class ServiceContract {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    /** What a container's own error page or a stack trace would bring along. */
    private static final List<String> LEAKS = List.of(
            "Tomcat", "Jetty", "jetty", "Undertow", "Whitelabel", "Exception", "\tat ", "<html", "<h1>", "java.lang");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI base;
    private final Map<String, Object> customer;

    private ServiceContract(URI base, Map<String, Object> customer) {
        this.base = base;
        this.customer = customer;
    }

    /** A service that is reached under this address, whose model knows bank-card customers. */
    public static ServiceContract at(URI base) {
        String text = base.toString();
        return new ServiceContract(URI.create(text.endsWith("/") ? text : text + "/"), TestModels.customer());
    }

    /** The same service with a customer of its model's own schema. */
    public ServiceContract withCustomer(Map<String, ?> fields) {
        return new ServiceContract(base, new LinkedHashMap<>(fields));
    }

    /**
     * Makes all checks.
     *
     * @throws AssertionError naming every check that failed
     */
    public void check() {
        Map<String, Runnable> checks = new LinkedHashMap<>();
        checks.put("tells its health", this::tellsItsHealth);
        checks.put("predicts from JSON", this::predictsFromJson);
        checks.put("predicts from a form", this::predictsFromForm);
        checks.put("tells every unacceptable field", this::tellsEveryUnacceptableField);
        checks.put("refuses malformed bodies", this::refusesMalformedBodies);
        checks.put("refuses large bodies", this::refusesLargeBodies);
        checks.put("knows its paths and methods", this::knowsItsPathsAndMethods);
        checks.put("answers HEAD", this::answersHead);
        checks.put("names its requests", this::namesItsRequests);
        checks.put("tells its metrics", this::tellsItsMetrics);
        checks.put("tells drift or what it takes", this::tellsDriftOrWhatItTakes);
        checks.put("shows its page where it has one", this::showsItsPageWhereItHasOne);
        List<AssertionError> failures = new ArrayList<>();
        checks.forEach((name, check) -> {
            try {
                check.run();
            } catch (AssertionError | RuntimeException e) {
                failures.add(new AssertionError(base + " does not keep: " + name + ": " + e.getMessage(), e));
            }
        });
        if (!failures.isEmpty()) {
            AssertionError all = new AssertionError(
                    failures.stream().map(AssertionError::getMessage).collect(Collectors.joining("\n")));
            failures.forEach(all::addSuppressed);
            throw all;
        }
    }

    /**
     * Waits until the service answers as healthy.
     *
     * @return how long that took
     * @throws AssertionError if it does not within the patience
     */
    public Duration awaitHealthy(Duration patience) {
        long start = System.nanoTime();
        String last = "nothing";
        while (System.nanoTime() - start < patience.toNanos()) {
            try {
                HttpResponse<String> response = get("health");
                if (response.statusCode() == 200) {
                    return Duration.ofNanos(System.nanoTime() - start);
                }
                last = response.statusCode() + " " + response.body();
            } catch (UncheckedIOException e) {
                last = String.valueOf(e.getCause());
            }
            pause();
        }
        throw new AssertionError(base + " was not healthy within " + patience + "; last: " + last);
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code GET /health}. */
    public void tellsItsHealth() {
        HttpResponse<String> response = get("health");
        status(response, 200);
        type(response, JSON);
        JsonNode health = json(response);
        require(health.path("status").asText().equals("healthy"), "status is not healthy", response);
        require(health.path("model_loaded").asBoolean(), "model_loaded is not true", response);
        require(health.path("features_count").asInt() > 0, "features_count is not positive", response);
    }

    /** {@code POST /predict} with JSON: all members of the answer, the same one each time but for its name. */
    public void predictsFromJson() {
        JsonNode first = prediction(post("predict", JSON, customerJson()));
        JsonNode second = prediction(post("predict", "application/json; charset=utf-8", customerJson()));
        if (first.path("attrition_probability").asDouble()
                != second.path("attrition_probability").asDouble()) {
            throw new AssertionError("the same customer got " + first + " and " + second);
        }
        if (first.path("prediction_id")
                .asText()
                .equals(second.path("prediction_id").asText())) {
            throw new AssertionError("two predictions have the same prediction_id " + first.path("prediction_id"));
        }
    }

    private JsonNode prediction(HttpResponse<String> response) {
        status(response, 200);
        type(response, JSON);
        JsonNode answer = json(response);
        double leaving = answer.path("attrition_probability").asDouble(-1);
        double staying = answer.path("retention_probability").asDouble(-1);
        require(leaving >= 0 && leaving <= 1, "attrition_probability is no probability", response);
        require(Math.abs(leaving + staying - 1) < 1e-12, "the probabilities do not sum to 1", response);
        for (String member : List.of("prediction", "status", "risk_level", "prediction_id", "model", "model_version")) {
            require(answer.hasNonNull(member), member + " is missing", response);
        }
        require(answer.path("threshold").isNumber(), "threshold is no number", response);
        return answer;
    }

    /** {@code POST /predict} with a form as browsers send it: the same probability. */
    public void predictsFromForm() {
        String form = customer.entrySet().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(String.valueOf(e.getValue())))
                .collect(Collectors.joining("&"));
        HttpResponse<String> response = post("predict", FORM, form);
        double fromForm = prediction(response).path("attrition_probability").asDouble();
        double fromJson = prediction(post("predict", JSON, customerJson()))
                .path("attrition_probability")
                .asDouble();
        require(fromForm == fromJson, "JSON is answered by " + fromJson, response);
    }

    /**
     * 400 for a body that breaks off, and nothing of the container in it; not among {@link #check}, because a host
     * application may answer that by a page of its own.
     */
    public void tellsNothingOfTheContainerWhereABodyBreaksOff() {
        String answer;
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(30_000);
            String head = "POST " + base.getPath()
                    + "predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 500\r\nConnection: close\r\n\r\n{\"customer_age\":";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // the Server header is the operator's to set
        String lower = answer.substring(answer.indexOf("\r\n\r\n") + 1).toLowerCase(Locale.ROOT);
        for (String leak : List.of("tomcat", "jetty", "undertow", "exception", "at org.", "<html")) {
            if (lower.contains(leak)) {
                throw new AssertionError("a body that breaks off is answered with \"" + leak + "\" in: " + answer);
            }
        }
    }

    /** Prometheus' text, whichever version of the client the application brings. */
    public void tellsItsMetrics() {
        HttpResponse<String> response = get("metrics");
        require(response.statusCode() == 200, "status 200 is expected", response);
        for (String metric : List.of(
                "churn_requests_total{",
                "churn_request_seconds_bucket{",
                "churn_predictions_total{",
                "churn_model_info{")) {
            require(response.body().contains(metric), metric + " is missing", response);
        }
    }

    /** 422 with one error for each field. */
    public void tellsEveryUnacceptableField() {
        Map<String, Object> wrong = new LinkedHashMap<>(customer);
        String dropped = wrong.keySet().iterator().next();
        wrong.remove(dropped);
        wrong.put("no_such_field", 1);
        HttpResponse<String> response = post("predict", JSON, write(wrong));
        problem(response, 422, "invalid-record");
        List<String> codes = json(response).path("errors").findValuesAsText("code");
        require(codes.contains("missing_field"), "the missing field is not listed", response);
        require(codes.contains("unknown_field"), "the unknown field is not listed", response);
    }

    /** 400 for what is no customer at all. */
    public void refusesMalformedBodies() {
        problem(post("predict", JSON, "{"), 400, "malformed-body");
        problem(post("predict", JSON, "[]"), 400, "malformed-body");
        problem(post("predict", JSON, ""), 400, "malformed-body");
        problem(post("predict", JSON, customerJson() + "{}"), 400, "malformed-body");
        problem(post("predict", JSON, "{\"a\":".repeat(5_000)), 400, "malformed-body");
    }

    /** 413 for a body that would have to be held as a whole. */
    public void refusesLargeBodies() {
        String body = "{\"a\":\"" + "x".repeat(200_000) + "\"}";
        for (int tries = 1; ; tries++) {
            try {
                problem(post("predict", JSON, body), 413, "body-too-large");
                return;
            } catch (UncheckedIOException e) {
                // a container may close while the client still sends, and the network then drops the answer on its way
                if (tries == 5) {
                    throw e;
                }
            }
        }
    }

    /** 404 and 405, told by the service itself and not by a page of the container. */
    public void knowsItsPathsAndMethods() {
        problem(get("nowhere"), 404, "not-found");
        problem(get("no/where.jsp"), 404, "not-found");
        HttpResponse<String> wrong = get("predict");
        problem(wrong, 405, "method-not-allowed");
        require(wrong.headers().firstValue("Allow").orElse("").contains("POST"), "Allow does not name POST", wrong);
        problem(send(request("health").DELETE()), 405, "method-not-allowed");
    }

    /** HEAD as GET without the body. */
    public void answersHead() {
        HttpResponse<String> head = send(request("health").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        status(head, 200);
        require(head.body().isEmpty(), "HEAD has a body", head);
        type(head, JSON);
    }

    /** {@code X-Request-Id}: the caller's where harmless, one of the service where not or none; also in problems. */
    public void namesItsRequests() {
        HttpResponse<String> named = send(request("nowhere").header("X-Request-Id", "check-17"));
        require(requestId(named).equals("check-17"), "the caller's name was not kept", named);
        require(json(named).path("request_id").asText().equals("check-17"), "the problem has another name", named);
        HttpResponse<String> hostile = send(request("health").header("X-Request-Id", "<script>alert(1)</script>"));
        require(!requestId(hostile).contains("<"), "a hostile name was kept", hostile);
        HttpResponse<String> unnamed = get("health");
        require(!requestId(unnamed).isEmpty(), "there is no name", unnamed);
        require(!requestId(unnamed).equals(requestId(get("health"))), "two requests have the same name", unnamed);
        HttpResponse<String> posted = post("predict", JSON, "{");
        require(!requestId(posted).isEmpty(), "the problem has no name", posted);
        require(
                posted.headers().firstValue("X-Content-Type-Options").orElse("").equals("nosniff"),
                "types of problems may be guessed",
                posted);
        require(
                unnamed.headers()
                        .firstValue("X-Content-Type-Options")
                        .orElse("")
                        .equals("nosniff"),
                "types may be guessed",
                unnamed);
    }

    /** Tells what is known of drift; where the module that watches is not at hand here, may tell that it is missing. */
    public void tellsDriftOrWhatItTakes() {
        HttpResponse<String> response = get("drift");
        JsonNode told = json(response);
        if (response.statusCode() == 200 || watchesDrift()) {
            require(response.statusCode() == 200, "drift is not told", response);
            require(told.path("verdict").isTextual(), "there is no verdict", response);
            require(!told.path("features").isEmpty(), "there are no features", response);
        } else {
            require(
                    told.path("type").asText().matches(".*:(drift-(not-available|off|closed)|unauthorized)"),
                    "another problem",
                    response);
        }
    }

    private static boolean watchesDrift() {
        try {
            Class.forName("io.github.churn4j.drift.stream.DriftMonitor", false, ServiceContract.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** {@code GET /}: a page that loads nothing from elsewhere, or 404 as for any path. */
    public void showsItsPageWhereItHasOne() {
        HttpResponse<String> response = get("");
        if (response.statusCode() == 404) {
            problem(response, 404, "not-found");
            return;
        }
        status(response, 200);
        type(response, "text/html");
        require(
                !response.body().matches("(?s).*(?:src|href)=[\"']?(?:https?:)?//.*"),
                "the page loads something from elsewhere",
                response);
    }

    private void problem(HttpResponse<String> response, int status, String code) {
        status(response, status);
        type(response, "application/problem+json");
        JsonNode document = json(response);
        require(document.path("type").asText().endsWith(":" + code), "type is not " + code, response);
        require(document.path("status").asInt() == status, "status is not repeated", response);
        require(!document.path("detail").asText().isEmpty(), "there is no detail", response);
        require(
                document.path("request_id").asText().equals(requestId(response)),
                "request_id is not that of the header",
                response);
        for (String leak : LEAKS) {
            require(!response.body().contains(leak), "the answer tells \"" + leak + "\"", response);
        }
    }

    private static String requestId(HttpResponse<String> response) {
        return response.headers().firstValue("X-Request-Id").orElse("");
    }

    private static void status(HttpResponse<String> response, int status) {
        require(response.statusCode() == status, "expected " + status, response);
    }

    private static void type(HttpResponse<String> response, String type) {
        require(
                response.headers().firstValue("Content-Type").orElse("").startsWith(type),
                "expected Content-Type " + type + " but it is "
                        + response.headers().firstValue("Content-Type").orElse("none"),
                response);
    }

    private static void require(boolean kept, String what, HttpResponse<String> response) {
        if (!kept) {
            String body = response.body();
            throw new AssertionError(response.request().method() + " " + response.uri() + ": " + what + "; answered "
                    + response.statusCode() + " " + body.substring(0, Math.min(500, body.length())));
        }
    }

    private String customerJson() {
        return write(customer);
    }

    private static String write(Map<String, Object> fields) {
        try {
            return MAPPER.writeValueAsString(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(response.uri() + " did not answer with JSON: " + response.body(), e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    }

    private HttpResponse<String> get(String path) {
        return send(request(path));
    }

    private HttpResponse<String> post(String path, String contentType, String body) {
        return send(request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
