package io.github.churn4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.churn4j.ModelSource;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.servlet.http.MediaTypes;
import io.github.churn4j.servlet.openapi.OpenApiDocument;
import io.github.churn4j.servlet.openapi.SchemaCheck;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The OpenAPI document says what the service does. */
class OpenApiTest {

    /** Described before their endpoints are there; each line goes when its endpoint comes. */
    private static final Set<String> TO_COME = Set.of(
            "POST /predict/batch",
            "POST /explain",
            "POST /feedback",
            "GET /performance",
            "GET /model/evaluation",
            "GET /model/report",
            "GET /challenger",
            "GET /",
            "GET /page/*",
            "GET /ping",
            "POST /invocations",
            "GET /v2",
            "GET /v2/*",
            "POST /v2/*",
            "GET /admin/models",
            "POST /admin/reload",
            "POST /admin/activate",
            "POST /admin/challenger");

    private static TestServer server;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        server = TestServer.start(ChurnService.builder().source(ModelSource.of(TestModels.bank())));
        document = TestServer.json(server.get("/openapi.json"));
    }

    @AfterAll
    static void stop() {
        server.close();
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
                .forEach(r -> routes.add(r.method() + " " + (r.path().isEmpty() ? "/" : r.path())));
        Set<String> described = new HashSet<>(OpenApiDocument.described());
        assertThat(described).as("descriptions of operations.json").containsAll(routes);
        described.removeAll(TO_COME);
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

    @Test
    void getsAnswerAsDocumented() {
        List<String> asked = new ArrayList<>();
        eachOperation((name, operation) -> {
            if (name.startsWith("get ") && !name.contains("{") && !operation.has("security")) {
                asked.add(name);
                assertAnswersAsDocumented(name, operation, server.get(name.substring(4)));
            }
        });
        assertThat(asked).contains("get /health", "get /stats", "get /model");
    }

    @Test
    void documentedExamplesAreAnswered() {
        List<String> asked = new ArrayList<>();
        eachOperation((name, operation) -> {
            JsonNode json = operation.path("requestBody").path("content").path(MediaTypes.JSON);
            JsonNode example = SchemaCheck.resolve(
                            document, json.path("examples").path("typical"))
                    .path("value");
            if (!example.isMissingNode()) {
                asked.add(name);
                assertThat(SchemaCheck.problems(document, json.path("schema"), example))
                        .as(name)
                        .isEmpty();
                HttpResponse<String> response =
                        server.post(name.substring(name.indexOf('/')), MediaTypes.JSON, example.toString());
                assertThat(response.statusCode()).as(name).isEqualTo(200);
                assertAnswersAsDocumented(name, operation, response);
            }
        });
        assertThat(asked).contains("post /predict");
    }

    @Test
    void refusalsAreAsDocumented() {
        eachOperation((name, operation) -> {
            if (operation.has("requestBody") && !operation.has("security") && !name.contains("{")) {
                String path = name.substring(name.indexOf('/'));
                for (String body : List.of("{}", "{\"a\":", "")) {
                    HttpResponse<String> response = server.post(path, MediaTypes.JSON, body);
                    assertAnswersAsDocumented(name + " with " + body, operation, response);
                }
                assertAnswersAsDocumented(name + " as XML", operation, server.post(path, "text/xml", "<a/>"));
            }
        });
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
        assertThat(content.isMissingNode()).as("%s answers %s", name, type).isFalse();
        if (type.endsWith("json")) {
            assertThat(SchemaCheck.problems(document, content.path("schema"), TestServer.json(response)))
                    .as("%s: %s", name, response.body())
                    .isEmpty();
        }
    }
}
