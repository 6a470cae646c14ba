package io.github.churn4j.servlet.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a service while it acknowledges feedback; {@code -Dchurn.test.crashes=200} kills it more often. */
@Tag("slow")
class FeedbackCrashTest {

    private static final int CLIENTS = 6;

    @TempDir
    Path folder;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void keepsWhatItAcknowledgedExactlyOnce() throws Exception {
        int crashes = Integer.getInteger("churn.test.crashes", 20);
        SplittableRandom random = new SplittableRandom(11);
        for (int run = 0; run < crashes; run++) {
            int before = acknowledged.size();
            acknowledgeUntilKilled(random.nextInt(20, 500));
            assertThat(acknowledged.size()).as("acknowledged in run %d", run).isGreaterThanOrEqualTo(before);
            Map<String, Integer> kept = kept();
            assertThat(kept.keySet()).as("kept after run %d", run).containsAll(acknowledged);
            assertThat(kept.values()).as("copies after run %d", run).containsOnly(1);
            assertThat(kept.size()).isLessThanOrEqualTo(sent.get());
        }
        assertThat(acknowledged.size()).isGreaterThan(crashes);
        System.getLogger(FeedbackCrashTest.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "{0} crashes, {1} records acknowledged, {2} sent, {3} kept",
                        crashes,
                        acknowledged.size(),
                        sent.get(),
                        kept().size());
    }

    private Map<String, Integer> kept() throws IOException {
        Map<String, Integer> kept = new HashMap<>();
        try (FeedbackStore store = FileFeedbackStore.open(folder)) {
            store.forEach(f -> kept.merge(f.predictionId(), 1, Integer::sum));
        }
        return kept.isEmpty() ? Map.of("none", 1) : kept;
    }

    /** The wait begins with the first acknowledgement, so that each run has one. */
    private void acknowledgeUntilKilled(int millis) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        FeedbackCrashServer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            assertThat(line).startsWith("port ");
            URI uri = URI.create("http://127.0.0.1:" + line.substring(5) + "/feedback");
            int before = acknowledged.size();
            List<Thread> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> new Thread(() -> send(uri)))
                    .toList();
            clients.forEach(Thread::start);
            for (int i = 0; i < 2_000 && acknowledged.size() == before; i++) {
                Thread.sleep(5);
            }
            Thread.sleep(millis);
            process.destroyForcibly().waitFor(); // SIGKILL
            for (Thread client : clients) {
                client.join();
            }
            assertThat(process.exitValue()).isEqualTo(128 + 9);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Sends single records and small batches until the connection breaks. */
    private void send(URI uri) {
        HttpClient client = HttpClient.newHttpClient();
        try {
            while (true) {
                int first = sent.getAndAdd(3);
                StringBuilder body = new StringBuilder();
                for (int i = first; i < first + 3; i++) {
                    body.append("{\"prediction_id\":\"p").append(i).append("\",\"churned\":true}\n");
                }
                HttpResponse<String> response = client.send(
                        HttpRequest.newBuilder(uri)
                                .header("Content-Type", "application/x-ndjson")
                                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() == 200) {
                    assertThat(response.body()).isEqualTo("{\"accepted\":3,\"duplicates\":0}");
                    for (int i = first; i < first + 3; i++) {
                        acknowledged.add("p" + i);
                    }
                }
            }
        } catch (IOException e) {
            // killed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
