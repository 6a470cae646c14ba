package io.github.churn4j.servlet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** A service in an embedded Tomcat on a free loopback port, at the root. */
public final class TestServer implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Tomcat tomcat;
    private final Path base;
    private final ChurnService service;

    private TestServer(Tomcat tomcat, Path base, ChurnService service) {
        this.tomcat = tomcat;
        this.base = base;
        this.service = service;
    }

    /** Starts a service, which is closed with the server. */
    public static TestServer start(ChurnService.Builder builder) {
        return start(builder, connector -> {});
    }

    /** The same, with a connector set up by the test. */
    public static TestServer start(ChurnService.Builder builder, Consumer<Connector> setUp) {
        try {
            Path base = Files.createTempDirectory("churn4j-test");
            Tomcat tomcat = new Tomcat();
            tomcat.setBaseDir(base.toString());
            Connector connector = new Connector();
            connector.setPort(0);
            connector.setProperty("address", "127.0.0.1");
            setUp.accept(connector);
            tomcat.setConnector(connector);
            Context context = tomcat.addContext("", base.toString());
            ChurnService service = builder.build();
            Wrapper wrapper = Tomcat.addServlet(context, "churn4j", new ChurnServlet(service));
            wrapper.setLoadOnStartup(1);
            wrapper.addMapping("/*");
            tomcat.start();
            return new TestServer(tomcat, base, service);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The service inside. */
    public ChurnService service() {
        return service;
    }

    /** The port it listens on. */
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /** The address of a path. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** Gets a path. */
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    /** Posts a document as JSON. */
    public HttpResponse<String> post(String path, Map<String, ?> document) {
        try {
            return post(path, "application/json", MAPPER.writeValueAsString(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Posts a text. */
    public HttpResponse<String> post(String path, String contentType, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Sends a request. */
    public HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JSON of an answer. */
    public static JsonNode json(HttpResponse<String> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
            try (var files = Files.walk(base)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(f -> f.toFile().delete());
            }
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
