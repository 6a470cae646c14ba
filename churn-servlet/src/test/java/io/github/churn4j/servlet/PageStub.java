package io.github.churn4j.servlet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.Explanation;
import io.github.churn4j.Prediction;
import io.github.churn4j.Reason;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.InvalidRecordException;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemJson;
import io.github.churn4j.servlet.serving.ActiveModels;
import io.github.churn4j.servlet.serving.Serving;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The endpoints a page talks to, in the form that the service promises, for as long as it has none of its own. */
final class PageStub extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final transient ActiveModels models;

    PageStub(ActiveModels models) {
        this.models = models;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ObjectNode stats =
                MAPPER.createObjectNode().put("uptime_seconds", 5_400).put("in_flight", 2);
        ObjectNode requests = stats.putObject("requests").put("total", 18_231).put("errors", 41);
        ObjectNode routes = requests.putObject("by_route");
        for (String route : List.of("/predict", "/predict/batch", "/health")) {
            routes.putObject(route)
                    .put("count", 9_000)
                    .put("p50_ms", 0.42)
                    .put("p95_ms", 1.3)
                    .put("p99_ms", 4.8);
        }
        ObjectNode latency = stats.putObject("latency");
        latency.set("bounds_ms", MAPPER.valueToTree(new double[] {.1, .2, .5, 1, 2, 5, 10, 20, 50, 100, 1000}));
        latency.set("counts", MAPPER.valueToTree(new int[] {3, 800, 6000, 7200, 2900, 900, 300, 90, 30, 5, 2, 1}));
        stats.putObject("predictions")
                .put("total", 16_000)
                .put("low", 12_600)
                .put("medium", 1_300)
                .put("high", 2_100);
        ObjectNode scores = stats.putObject("scores");
        ArrayNode bounds = scores.putArray("bounds");
        ArrayNode counts = scores.putArray("counts");
        for (int i = 0; i <= 20; i++) {
            bounds.add(i / 20.0);
        }
        for (int i = 0; i < 20; i++) {
            counts.add(i == 0 ? 7_000 : 3_000 / (i + 1) + (i > 15 ? 40 * i : 0));
        }
        Serving serving = models.require();
        stats.putObject("model")
                .put("name", serving.served().model().name())
                .put("version", serving.served().version())
                .put("since", serving.since().toString());
        stats.putObject("feed").put("delivered", 15_990).put("dropped", 0);
        ArrayNode history = stats.putArray("history");
        for (int minute = 0; minute < 60; minute++) {
            history.addObject()
                    .put("time", serving.since().plusSeconds(60L * minute).toString())
                    .put("requests", 250 + (int) (120 * Math.sin(minute / 7.0)) + minute % 5 * 9)
                    .put("errors", minute % 9);
        }
        answer(response, 200, "application/json", MAPPER.writeValueAsString(stats));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String type = String.valueOf(request.getContentType());
        if (type.startsWith("text/csv")) {
            batch(request, response);
        } else if (type.startsWith("application/json")) {
            predict(request, response);
        } else {
            answer(response, 200, "application/json", "{\"attrition_probability\":" + form(request) + "}");
        }
    }

    private double form(HttpServletRequest request) {
        Serving serving = models.require();
        CustomerRecord.Builder builder = serving.served().model().schema().newRecord();
        request.getParameterMap().forEach((name, values) -> builder.set(name, values[0]));
        return serving.predictor().probability(builder.build());
    }

    private void predict(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Serving serving = models.require();
        CustomerRecord.Builder builder = serving.served().model().schema().newRecord();
        JsonNode fields = MAPPER.readTree(request.getInputStream());
        for (var field : fields.properties()) {
            if (field.getValue().isNumber()) {
                builder.set(field.getKey(), field.getValue().asDouble());
            } else {
                builder.set(
                        field.getKey(),
                        field.getValue().isNull() ? null : field.getValue().asText());
            }
        }
        try {
            answer(
                    response,
                    200,
                    "application/json",
                    prediction(serving, builder.build()).toString());
        } catch (InvalidRecordException e) {
            answer(
                    response,
                    422,
                    "application/problem+json",
                    ProblemJson.of(Problem.invalidRecord(e.problems()), "r1").toString());
        }
    }

    private static ObjectNode prediction(Serving serving, CustomerRecord customer) {
        Prediction prediction = serving.predictor().predict(customer);
        ObjectNode answer = members(serving, prediction)
                .put("recommended_action", "Call within two days and offer a card that fits the usage.");
        Explanation explanation = serving.predictor().explain(customer);
        answer.put("base_value", explanation.baseValue()).put("scale", "log_odds");
        ArrayNode reasons = answer.putArray("reasons");
        for (Reason reason : explanation.top(Integer.MAX_VALUE)) {
            reasons.addObject()
                    .put("field", reason.field().toLowerCase(Locale.ROOT))
                    .put("value", reason.value())
                    .put("contribution", reason.contribution())
                    .put("direction", reason.raisesRisk() ? "raises" : "lowers")
                    .put(
                            "sentence",
                            reason.field() + " of " + reason.value() + (reason.raisesRisk() ? " raises" : " lowers")
                                    + " the risk of leaving.");
        }
        return answer;
    }

    private static ObjectNode members(Serving serving, Prediction prediction) {
        return MAPPER.createObjectNode()
                .put("prediction", prediction.label())
                .put("attrition_probability", prediction.attritionProbability())
                .put("retention_probability", prediction.retentionProbability())
                .put("status", prediction.status())
                .put("risk_level", prediction.riskLevel().label())
                .put("prediction_id", "01JD8Z3T6V9K2M5Q7X1R4W")
                .put("model", serving.served().model().name())
                .put("model_version", serving.served().version())
                .put("threshold", prediction.threshold());
    }

    private void batch(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Serving serving = models.require();
        ChurnSchema schema = serving.served().model().schema();
        List<String> lines = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .replace("\"", "")
                .lines()
                .toList();
        List<String> header = Arrays.asList(lines.get(0).split(",", -1));
        List<String> columns = schema.features().stream().map(Feature::column).toList();
        StringBuilder out = new StringBuilder();
        for (int row = 1; row < lines.size(); row++) {
            String[] cells = lines.get(row).split(",", -1);
            CustomerRecord.Builder builder = schema.newRecord();
            for (String column : columns) {
                builder.set(column, cells[header.indexOf(column)]);
            }
            ObjectNode answer = MAPPER.createObjectNode().put("index", row - 1).put("customer_id", cells[0]);
            try {
                answer.setAll(members(serving, serving.predictor().predict(builder.build())));
            } catch (InvalidRecordException e) {
                answer.set("error", ProblemJson.of(Problem.invalidRecord(e.problems()), "r1"));
            }
            out.append(answer).append('\n');
        }
        answer(response, 200, "application/x-ndjson", out.toString());
    }

    private static void answer(HttpServletResponse response, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
