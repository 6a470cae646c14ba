package io.github.churn4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.servlet.http.MediaTypes;
import io.github.churn4j.servlet.openapi.OpenApiDocument;
import io.github.churn4j.servlet.openapi.SchemaCheck;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The OpenAPI document says what the service does. */
class OpenApiTest {

    private static final String TOKEN = "a-token-of-the-test";

    @TempDir
    private static Path directory;

    @TempDir
    private static Path registryRoot;

    private static TestRegistry registry;
    private static TestServer server;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        registry = TestRegistry.in(registryRoot);
        registry.publish(TestModels.bank());
        registry.promote("champion", 1);
        server = TestServer.start(ChurnService.builder()
                .adminToken(TOKEN)
                .settings(registry.settings().with(ServiceSettings.JOURNAL, directory.toString())));
        document = TestServer.json(server.get("/openapi.json"));
    }

    @AfterAll
    static void stop() {
        server.close();
        registry.close();
    }

    private static void eachOperation(BiConsumer<String, JsonNode> to) {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                to.accept(operation.getKey() + " " + path.getKey(), operation.getValue())));
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionHasARoute() {
        Set<String> routes = new HashSet<>();
        server.service()
                .router()
                .routes()
                // the root, with or without its slash
                .forEach(r -> routes.add(r.method() + " " + (r.path().isEmpty() ? "/" : r.path())));
        Set<String> described = new HashSet<>(OpenApiDocument.described());
        assertThat(described).as("descriptions of operations.json").containsAll(routes);
        assertThat(routes).as("routes of the router").containsAll(described);
    }

    @Test
    void itIsAWellFormedDocument() {
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(document.path("info").path("title").asText()).isNotBlank();
        assertThat(document.path("info").path("version").asText()).isNotBlank();
        assertThat(document.path("paths").size()).isGreaterThan(8);
        assertThat(document.findValues("$ref"))
                .isNotEmpty()
                .allSatisfy(r -> assertThat(document.at(r.asText().substring(1)).isMissingNode())
                        .as(r.asText())
                        .isFalse());
        List<String> tags = document.path("tags").findValuesAsText("name");
        Set<String> ids = new HashSet<>();
        eachOperation((name, operation) -> {
            assertThat(ids.add(operation.path("operationId").asText())).as(name).isTrue();
            assertThat(operation.path("summary").asText()).as(name).isNotBlank();
            assertThat(tags).as(name).contains(operation.path("tags").get(0).asText());
            assertThat(operation.path("responses").size()).as(name).isGreaterThan(1);
            for (JsonNode response : operation.path("responses")) {
                assertThat(SchemaCheck.resolve(document, response)
                                .path("description")
                                .asText())
                        .as(name)
                        .isNotBlank();
            }
            boolean open = name.contains("{");
            assertThat(operation.path("parameters").findValuesAsText("in").contains("path"))
                    .as(name)
                    .isEqualTo(open);
        });
        assertThat(document.at("/components/securitySchemes/token/scheme").asText())
                .isEqualTo("bearer");
    }

    @Test
    void theCustomerIsTheModelsSchema() {
        JsonNode customer = document.at("/components/schemas/Customer");
        JsonNode age = customer.path("properties").path("customer_age");
        assertThat(age.path("type").asText()).isEqualTo("integer");
        assertThat(customer.path("properties").path("gender").path("enum")).hasSize(2);
        assertThat(customer.path("required")).hasSize(19);
        JsonNode given = new ObjectMapper().valueToTree(TestModels.customer());
        assertThat(SchemaCheck.problems(document, customer, given)).isEmpty();
        assertThat(SchemaCheck.problems(document, customer, document.at("/components/examples/customer/value")))
                .isEmpty();
        assertThat(SchemaCheck.problems(document, customer, Json.read("{\"customer_agee\": 1}", "test")))
                .hasSize(20);
    }

    /** The address of an operation, with values for its open parts. */
    private static URI uri(TestServer of, String name) {
        return of.uri(name.substring(name.indexOf('/'))
                .replace("{model}", "bank-churn")
                .replace("{asset}", "app.js")
                .replace("{number}", "1"));
    }

    private static HttpResponse<String> send(TestServer to, String name, JsonNode operation, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(to, name));
        if (operation.has("security")) {
            request.header("Authorization", "Bearer " + TOKEN);
        }
        return to.send(
                name.startsWith("get ")
                        ? request.build()
                        : request.header("Content-Type", type)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build());
    }

    private static boolean hasBody(JsonNode operation) {
        return operation.has("requestBody");
    }

    @Test
    void whatNeedsNoBodyAnswersAsDocumented() {
        List<String> asked = new ArrayList<>();
        eachOperation((name, operation) -> {
            if (!hasBody(operation)) {
                asked.add(name);
                HttpResponse<String> response = send(server, name, operation, MediaTypes.JSON, "");
                assertThat(response.statusCode()).as(name).isEqualTo(200);
                assertAnswersAsDocumented(name, operation, response);
            }
        });
        assertThat(asked)
                .contains(
                        "get /health",
                        "get /stats",
                        "get /performance",
                        "get /drift",
                        "get /ping",
                        "get /v2/models/{model}/ready",
                        "get /page/{asset}",
                        "get /models",
                        "get /models/{number}",
                        "get /models/history",
                        "post /admin/reload",
                        "get /admin/models");
    }

    @Test
    void withoutAModelAnswersAreAsDocumented(@TempDir Path nothing) {
        try (TestRegistry bare = TestRegistry.in(nothing);
                TestServer empty = TestServer.start(
                        ChurnService.builder().adminToken(TOKEN).settings(bare.settings()))) {
            eachOperation((name, operation) -> {
                if (!hasBody(operation)) {
                    assertAnswersAsDocumented(name, operation, send(empty, name, operation, MediaTypes.JSON, ""));
                }
            });
            assertThat(TestServer.json(empty.get("/openapi.json")).path("paths").size())
                    .isEqualTo(document.path("paths").size());
        }
    }

    @Test
    void documentedExamplesAreAnswered() {
        List<String> without = new ArrayList<>();
        eachOperation((name, operation) -> operation
                .path("requestBody")
                .path("content")
                .properties()
                .forEach(content -> {
                    String sent = name + " " + content.getKey();
                    JsonNode media = content.getValue();
                    JsonNode example = SchemaCheck.resolve(
                                    document, media.path("examples").path("typical"))
                            .path("value");
                    if (example.isMissingNode()) {
                        without.add(sent);
                        return;
                    }
                    assertThat(SchemaCheck.problems(document, media.path("schema"), example))
                            .as(sent)
                            .isEmpty();
                    String body = example.isTextual() ? example.asText() : example.toString();
                    HttpResponse<String> response = send(server, name, operation, content.getKey(), body);
                    assertThat(response.statusCode())
                            .as("%s: %s", sent, response.body())
                            .isEqualTo(200);
                    assertThat(response.body()).as(sent).doesNotContain("\"error\"", "invalid-record");
                    assertAnswersAsDocumented(sent, operation, response);
                }));
        assertThat(without)
                .containsExactlyInAnyOrder(
                        "post /predict application/x-www-form-urlencoded",
                        "post /explain application/x-www-form-urlencoded",
                        "post /admin/activate application/json", // a version of the service's own
                        "post /admin/rollback application/json"); // takes a history to go back in
    }

    @Test
    void exampleAnswersAreAsDocumented() {
        List<String> told = new ArrayList<>();
        eachOperation((name, operation) -> operation
                .path("responses")
                .path("200")
                .path("content")
                .properties()
                .forEach(content -> {
                    JsonNode media = content.getValue();
                    if (media.has("examples")) {
                        told.add(name);
                        JsonNode example = SchemaCheck.resolve(
                                        document, media.path("examples").path("typical"))
                                .path("value");
                        assertThat(SchemaCheck.problems(document, media.path("schema"), example))
                                .as(name)
                                .isEmpty();
                    }
                }));
        assertThat(told).containsExactly("get /drift");
    }

    @Test
    void aVersionIsActivatedAsDocumented() {
        String version = TestServer.json(server.get("/model")).path("version").asText();
        JsonNode operation = document.path("paths").path("/admin/activate").path("post");
        HttpResponse<String> response =
                send(server, "post /admin/activate", operation, MediaTypes.JSON, "{\"version\":\"" + version + "\"}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertAnswersAsDocumented("activate", operation, response);
    }

    @Test
    void refusalsAreAsDocumented() {
        eachOperation((name, operation) -> {
            if (hasBody(operation)) {
                for (String body : List.of("{}", "[]", "{\"a\":", "[{},7]", "")) {
                    for (String type : operation.path("requestBody").path("content").properties().stream()
                            .map(Map.Entry::getKey)
                            .toList()) {
                        assertAnswersAsDocumented(
                                name + " with " + body, operation, send(server, name, operation, type, body));
                    }
                }
                HttpResponse<String> xml = send(server, name, operation, "text/xml", "<a/>");
                assertThat(xml.statusCode()).as(name).isEqualTo(415);
                assertAnswersAsDocumented(name + " as XML", operation, xml);
            }
        });
    }

    @Test
    void whatIsGuardedAsksForTheTokenAndIsOffWithoutOne() {
        List<String> guarded = new ArrayList<>();
        try (TestServer off = TestServer.start(ChurnService.builder().settings(registry.settings()))) {
            eachOperation((name, operation) -> {
                if (operation.has("security")) {
                    guarded.add(name);
                    JsonNode open = ((ObjectNode) operation.deepCopy()).without("security");
                    HttpResponse<String> unknown = send(server, name, open, MediaTypes.JSON, "{}");
                    assertThat(unknown.statusCode()).as(name).isEqualTo(401);
                    assertAnswersAsDocumented(name, operation, unknown);
                    HttpResponse<String> none = send(off, name, operation, MediaTypes.JSON, "{}");
                    assertThat(none.statusCode()).as(name).isEqualTo(403);
                    assertAnswersAsDocumented(name, operation, none);
                }
            });
        }
        assertThat(guarded).hasSize(9).contains("post /feedback", "post /admin/promote");
    }

    private static void assertAnswersAsDocumented(String name, JsonNode operation, HttpResponse<String> response) {
        JsonNode documented = operation.path("responses").path(Integer.toString(response.statusCode()));
        assertThat(documented.isMissingNode())
                .as("%s answers %d: %s", name, response.statusCode(), response.body())
                .isFalse();
        String type =
                MediaTypes.essence(response.headers().firstValue("Content-Type").orElse(""));
        JsonNode content =
                SchemaCheck.resolve(document, documented).path("content").path(type);
        boolean empty = type.isEmpty() && response.body().isEmpty();
        assertThat(content.isMissingNode() && !empty)
                .as("%s answers %s", name, type)
                .isFalse();
        if (type.equals(MediaTypes.NDJSON) || type.equals("application/jsonlines")) {
            response.body()
                    .lines()
                    .forEach(line -> assertThat(SchemaCheck.problems(
                                    document,
                                    document.at("/components/schemas/BatchAnswer"),
                                    Json.read(line, "the answer")))
                            .as("%s: %s", name, line)
                            .isEmpty());
        }
        if (type.equals(MediaTypes.JSON) || type.equals(MediaTypes.PROBLEM)) {
            assertThat(SchemaCheck.problems(document, content.path("schema"), TestServer.json(response)))
                    .as("%s: %s", name, response.body())
                    .isEmpty();
        }
    }
}
