package io.github.churn4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.ModelSource;
import io.github.churn4j.servlet.page.SecurityPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageEndpointTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(ChurnService.builder().source(ModelSource.of(TestModels.bank())));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String address(String asset) {
        Matcher found = Pattern.compile("\"(page/" + Pattern.quote(asset) + "\\?v=[0-9a-f]+)\"")
                .matcher(server.get("/").body());
        assertThat(found.find()).isTrue();
        return "/" + found.group(1);
    }

    @Test
    void servesAFormWithEveryField() {
        HttpResponse<String> page = server.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(TestModels.customer().keySet())
                .allSatisfy(field -> assertThat(page.body()).contains("name=\"" + field + "\""));
        assertThat(page.body())
                .contains("Customer Demographics", "Account Information", "Credit Information")
                .contains("Transaction Information")
                .doesNotContain("Further Information");
    }

    @Test
    void allowsBrowsersNothingOfOthers() {
        HttpResponse<String> page = server.get("/");
        assertThat(header(page, "Content-Security-Policy")).isEqualTo(SecurityPolicy.PAGE);
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.body()).doesNotContain("http://127", "https://", " style=", "<style", " onclick");
    }

    @Test
    void isAskedForByItsContent() {
        HttpResponse<String> page = server.get("/");
        HttpResponse<String> again = server.send(HttpRequest.newBuilder(server.uri("/"))
                .header("If-None-Match", header(page, "ETag"))
                .build());
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void keepsAssetsForEverByTheirHashOnly() {
        HttpResponse<String> script = server.get(address("app.js"));
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(header(script, "Content-Type")).startsWith("text/javascript");
        assertThat(header(script, "Cache-Control")).contains("immutable");
        assertThat(header(server.get("/page/app.js?v=0"), "Cache-Control")).isEqualTo("no-cache");
        assertThat(server.get(address("app.css")).body()).contains("svg .line");
        assertThat(server.get("/page/other.js").statusCode()).isEqualTo(404);
        assertThat(server.get("/page/x/app.js").statusCode()).isEqualTo(404);
    }

    @Test
    void compressesForThoseWhoAcceptIt() throws IOException, InterruptedException {
        String address = address("app.js");
        String plain = server.get(address).body();
        HttpRequest asking = HttpRequest.newBuilder(server.uri(address))
                .header("Accept-Encoding", "br, gzip;q=0.8")
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(asking, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(answer.body().length).isLessThan(plain.length() / 2);
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(new String(unpacked, StandardCharsets.UTF_8)).isEqualTo(plain);
        assertThat(server.send(HttpRequest.newBuilder(server.uri(address))
                                .header("Accept-Encoding", "gzip")
                                .header("If-None-Match", "\"other\", " + header(answer, "ETag"))
                                .build())
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip;q=0", "gzip; q=0.000, *", "*;q=0"})
    void sendsPlainTextToOthers(String accepted) {
        HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.uri(address("app.css")))
                .header("Accept-Encoding", accepted)
                .build());
        assertThat(header(answer, "Content-Encoding")).isEmpty();
        assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(answer.body()).contains("svg .line");
    }

    @Test
    void answersHead() {
        HttpResponse<String> head = server.send(HttpRequest.newBuilder(server.uri("/"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "ETag")).isEqualTo(header(server.get("/"), "ETag"));
        assertThat(head.body()).isEmpty();
    }

    @Test
    void showsTheEvaluationAndTheReport() {
        assertThat(server.get("/model/evaluation").body()).contains("ROC AUC", "Calibration", "<svg");
        HttpResponse<String> report = server.get("/model/report");
        assertThat(report.body()).startsWith("<!DOCTYPE html>");
        assertThat(header(report, "Content-Security-Policy")).isEqualTo(SecurityPolicy.REPORT);
    }

    @Test
    void saysThatThereIsNoModel() {
        try (TestServer none = TestServer.start(ChurnService.builder())) {
            assertThat(none.get("/").body()).contains("No model is loaded yet");
            assertThat(none.get("/model/report").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void canBeSwitchedOff() {
        ServiceSettings off = ServiceSettings.withDefaults().with(ServiceSettings.PAGE, "false");
        try (TestServer plain = TestServer.start(ChurnService.builder().settings(off))) {
            assertThat(plain.get("/").statusCode()).isEqualTo(404);
            assertThat(plain.get("/page/app.js").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void groupsFieldsAsTheSettingsTell() {
        ServiceSettings told =
                ServiceSettings.withDefaults().with(ServiceSettings.PAGE_GROUPS, "About <them>=Customer_Age,gender");
        ModelSource source = ModelSource.of(TestModels.bank());
        try (TestServer other =
                TestServer.start(ChurnService.builder().settings(told).source(source))) {
            assertThat(other.get("/").body()).contains("About &lt;them&gt;", "Further Information");
        }
    }

    @Test
    void sendsToTheSlashBelowAnyPath() throws IOException, InterruptedException {
        try (PageServer below = PageServer.of(TestModels.bank())) {
            HttpClient client = HttpClient.newHttpClient();
            HttpResponse<String> bare =
                    client.send(HttpRequest.newBuilder(below.uri("")).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(bare.statusCode()).isEqualTo(308);
            URI there = below.uri("").resolve(header(bare, "Location"));
            assertThat(there).isEqualTo(below.uri("/"));
            assertThat(client.send(HttpRequest.newBuilder(there).build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
