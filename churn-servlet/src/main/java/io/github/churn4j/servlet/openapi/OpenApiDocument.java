package io.github.churn4j.servlet.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.servlet.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The OpenAPI 3.1 document: the descriptions of the routes there are, with the model's fields as the request's schema. */
public final class OpenApiDocument {

    private static final String SCHEMAS = "#/components/schemas/";

    private final ObjectNode document = Json.object();
    private final Optional<ChurnModel> model;

    private OpenApiDocument(Optional<ChurnModel> model) {
        this.model = model;
    }

    /**
     * The document.
     *
     * @param routes what is described; a description without a route is left out, as its feature is switched off
     * @param model whose fields requests hold; any fields where there is none yet
     */
    public static ObjectNode of(List<Route> routes, Optional<ChurnModel> model) {
        OpenApiDocument made = new OpenApiDocument(model);
        made.head();
        ObjectNode paths = made.document.putObject("paths");
        for (JsonNode operation : Operations.all()) {
            if (routes.stream().anyMatch(r -> Operations.describes(operation, r))) {
                made.operation(paths, operation);
            }
        }
        made.components();
        return made.document;
    }

    /** What is described, switched on or not, such as {@code POST /predict}. */
    public static List<String> described() {
        List<String> all = new ArrayList<>();
        for (JsonNode operation : Operations.all()) {
            all.add(operation.path("method").asText().toUpperCase(Locale.ROOT) + " "
                    + operation.path("route").asText());
        }
        return all;
    }

    private void head() {
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "churn4j" + model.map(m -> ": " + m.name()).orElse(""))
                .put("version", "1")
                .put("summary", "Which customers will leave, and why")
                .put(
                        "description",
                        "Errors are problem documents of RFC 9457. Every answer has an X-Request-Id, the caller's own"
                                + " where it sent a harmless one.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", ".").put("description", "Beside this document");
        ArrayNode tags = document.putArray("tags");
        Operations.tags()
                .properties()
                .forEach(t -> tags.addObject()
                        .put("name", t.getKey())
                        .put("description", t.getValue().asText()));
    }

    private void operation(ObjectNode paths, JsonNode described) {
        String path = Operations.path(described);
        String method = described.path("method").asText();
        ObjectNode node = paths.withObjectProperty(path).putObject(method);
        node.putArray("tags").add(described.path("tag").asText());
        node.put("summary", described.path("summary").asText());
        node.put("operationId", operationId(method, path));
        parameters(node, described, path);
        if (described.has("body")) {
            ObjectNode body = node.putObject("requestBody").put("required", true);
            content(body, described.path("body"), described.path("examples"));
        }
        answers(node.putObject("responses"), described);
        if (described.path("admin").asBoolean()) {
            node.putArray("security").addObject().putArray("token");
        }
    }

    private static String operationId(String method, String path) {
        String name = path.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_|_$", "");
        return method + "_" + (name.isEmpty() ? "root" : name.toLowerCase(Locale.ROOT));
    }

    private static void parameters(ObjectNode node, JsonNode described, String path) {
        ArrayNode parameters = node.arrayNode();
        int open = path.indexOf('{');
        if (open >= 0) {
            parameters
                    .addObject()
                    .put("name", path.substring(open + 1, path.indexOf('}')))
                    .put("in", "path")
                    .put("required", true)
                    .putObject("schema")
                    .put("type", "string");
        }
        described
                .path("query")
                .forEach(q -> parameters.addObject().put("$ref", "#/components/parameters/" + q.asText()));
        if (!parameters.isEmpty()) {
            node.set("parameters", parameters);
        }
    }

    private static void answers(ObjectNode responses, JsonNode described) {
        described.path("answers").properties().forEach(answer -> {
            ObjectNode response =
                    responses.putObject(answer.getKey()).put("description", StatusPhrase.of(answer.getKey()));
            content(
                    response,
                    answer.getValue(),
                    answer.getKey().equals("200") ? described.path("answerExamples") : MissingNode.getInstance());
        });
        if (described.path("cached").asBoolean()) {
            responses.putObject("304").put("description", StatusPhrase.of("304"));
        }
        described.path("problems").forEach(status -> {
            if (!responses.has(status.asText())) {
                problem(responses.putObject(status.asText()), status.asText());
            } else {
                responses
                        .withObjectProperty(status.asText())
                        .withObjectProperty("content")
                        .putObject("application/problem+json")
                        .putObject("schema")
                        .put("$ref", SCHEMAS + "Problem");
            }
        });
        responses.putObject("default").put("$ref", "#/components/responses/Problem");
    }

    private static void problem(ObjectNode response, String status) {
        response.put("description", StatusPhrase.of(status))
                .putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", SCHEMAS + "Problem");
    }

    private static void content(ObjectNode node, JsonNode types, JsonNode examples) {
        ObjectNode content = node.putObject("content");
        types.properties().forEach(type -> {
            ObjectNode media = content.putObject(type.getKey());
            String schema = type.getValue().asText();
            media.putObject("schema").put("$ref", SCHEMAS + schema);
            String example = examples.path(type.getKey()).asText();
            if (!example.isEmpty()) {
                media.putObject("examples").putObject("typical").put("$ref", "#/components/examples/" + example);
            }
        });
    }

    private void components() {
        ObjectNode components = document.putObject("components");
        ObjectNode schemas = components.putObject("schemas");
        schemas.setAll(Operations.schemas());
        schemas.set("Customer", model.map(m -> CustomerSchema.of(m.schema())).orElseGet(CustomerSchema::unknown));
        components.set("parameters", Operations.parameters());
        ObjectNode problem = components.putObject("responses").putObject("Problem");
        problem(problem, "default");
        components.set("examples", Examples.of(model));
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "The token of CHURN_ADMIN_TOKEN");
    }
}
