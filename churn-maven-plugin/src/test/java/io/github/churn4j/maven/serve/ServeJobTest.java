package io.github.churn4j.maven.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ChurnException;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.servlet.ChurnService;
import io.github.churn4j.servlet.ServiceSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeJobTest {

    @TempDir
    private static Path directory;

    private static final List<String> TRAINING = new CopyOnWriteArrayList<>();
    private static Path model;

    @BeforeAll
    static void train() {
        model = ServeJob.trainOnSimulated(directory, 7, Clock.systemUTC(), TRAINING::add);
    }

    @Test
    void trainsOnSimulatedCustomersAndSaysSo() {
        assertThat(model).exists();
        assertThat(TRAINING.get(0)).contains("There is no", "simulated customers", "churn.model");
        assertThat(ChurnModel.read(model).card()).contains("simulated");
    }

    @Test
    void printedCustomerIsAnsweredOverHttp() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        Thread server = new Thread(() -> ServeJob.run(request(0, Duration.ZERO), said::add));
        server.start();
        try {
            String line = awaitLine(said, "Try    curl");
            Matcher command = Pattern.compile("Try {4}curl -s (\\S+) -H 'Content-Type: application/json' -d '(.*)'")
                    .matcher(line);
            assertThat(command.matches()).as(line).isTrue();
            HttpResponse<String> answer = post(command.group(1), command.group(2));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"attrition_probability\":");
        } finally {
            server.interrupt();
            server.join(30_000);
        }
        assertThat(server.isAlive()).isFalse();
        assertThat(said).anyMatch(l -> l.startsWith("Serving simulated-churn from"));
        assertThat(said).noneMatch(l -> l.contains("org.apache"));
    }

    @Test
    void stopsByItselfWhenTold() {
        List<String> said = new CopyOnWriteArrayList<>();
        ServeJob.run(request(0, Duration.ofMillis(50)), said::add);
        assertThat(said).last().isEqualTo("Stopped");
        assertThat(Logger.getLogger("io.github.churn4j.servlet").getHandlers()).isEmpty();
    }

    @Test
    void tellsWhichPortIsTakenAndWhatToDo() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> ServeJob.run(request(other.getLocalPort(), Duration.ZERO), line -> {}))
                    .isInstanceOf(ChurnException.class)
                    .hasMessageContaining("port " + other.getLocalPort() + " of 127.0.0.1")
                    .hasMessageContaining("-Dchurn.port=");
        }
    }

    @Test
    void refusesWhatIsNoBundleBeforeItListens() throws IOException {
        Path text = Files.writeString(directory.resolve("text.churn"), "no model");
        assertThatThrownBy(() -> ServeRequest.of(text, ServiceSettings.withDefaults(), "127.0.0.1", 0, Duration.ZERO))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("text.churn");
    }

    @Test
    void namesSettingsOutOfRangeAsTheirProperties() {
        assertThatThrownBy(() -> request(70_000, Duration.ZERO)).hasMessageContaining("churn.port is 70000");
        assertThatThrownBy(() -> request(1, Duration.ofSeconds(-1))).hasMessageContaining("churn.serveSeconds is -1");
        assertThatThrownBy(() -> ModelServer.start(ChurnService.builder().build(), "no such host", 0))
                .hasMessageContaining("churn.address is \"no such host\"");
    }

    private static ServeRequest request(int port, Duration duration) {
        return ServeRequest.of(model, ServiceSettings.withDefaults(), "127.0.0.1", port, duration);
    }

    private static HttpResponse<String> post(String uri, String json) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(uri))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static String awaitLine(List<String> said, String start) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline) {
            for (String line : said) {
                if (line.startsWith(start)) {
                    return line;
                }
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no line starts with " + start + " in " + said);
    }
}
