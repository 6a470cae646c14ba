package com.example.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.servlet.ServiceContract;
import io.github.churn4j.servlet.TestModels;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ConfigurableApplicationContext;

class BankApplicationTest {

    private static final Path SOURCE = Path.of("../spring-boot/src/main/java/com/example/boot/BankApplication.java");

    @Test
    void readmeShowsTheBeanThatRunsHere() throws IOException {
        String source = Files.readString(SOURCE);
        int from = source.indexOf("// readme:begin\n") + "// readme:begin\n".length();
        String bean = source.substring(from, source.indexOf("// readme:end")).stripTrailing();
        assertThat(Files.readString(Path.of("../../README.md"))).contains("```java\n" + bean.stripIndent() + "\n```\n");
    }

    @Test
    @Tag("slow")
    @Tag("container")
    void servesTheModelBesideItsOwnPages(@TempDir Path directory) throws Exception {
        Path model = directory.resolve("model.churn");
        TestModels.bank().write(model);
        try (ConfigurableApplicationContext application = SpringApplication.run(
                BankApplication.class, "--server.port=0", "--server.address=127.0.0.1", "--churn.model=" + model)) {
            String base = "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port");
            ServiceContract.at(URI.create(base + "/churn/")).check();
            assertThat(get(base + "/hello").body()).isEqualTo("hello");
            assertThat(get(base + "/nowhere").statusCode()).isEqualTo(404);
            assertThat(get(base + "/nowhere").headers().firstValue("X-Request-Id"))
                    .as("not answered by the service, Spring Boot " + SpringBootVersion.getVersion())
                    .isEmpty();
        }
    }

    private static HttpResponse<String> get(String uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
