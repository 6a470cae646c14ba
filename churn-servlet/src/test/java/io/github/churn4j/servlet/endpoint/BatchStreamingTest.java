package io.github.churn4j.servlet.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.churn4j.ModelSource;
import io.github.churn4j.servlet.ChurnService;
import io.github.churn4j.servlet.TestModels;
import io.github.churn4j.servlet.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How batches behave that are larger than any buffer on their way. */
@Tag("slow")
@Timeout(120)
class BatchStreamingTest {

    private static TestServer server;
    private static byte[] line;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start(ChurnService.builder().source(ModelSource.of(TestModels.bank())));
        line = (new ObjectMapper().writeValueAsString(TestModels.customer()) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static URI uri() {
        return server.uri("/predict/batch");
    }

    /** A body of many lines that is made while it is read. */
    private static InputStream lines(long count) {
        return new InputStream() {
            private long left = count * line.length;
            private int at;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0];
            }

            @Override
            public int read(byte[] target, int from, int size) {
                if (left == 0) {
                    return -1;
                }
                int count = (int) Math.min(Math.min(size, line.length - at), left);
                System.arraycopy(line, at, target, from, count);
                at = (at + count) % line.length;
                left -= count;
                return count;
            }
        };
    }

    @Test
    void answersAClientThatSendsEverythingBeforeItReads() throws IOException, InterruptedException {
        int records = 50_000;
        HttpRequest request = HttpRequest.newBuilder(uri())
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/x-ndjson")
                .timeout(Duration.ofSeconds(100))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> lines(records)))
                .build();
        HttpResponse<Stream<String>> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> answers = response.body()) {
            assertThat(answers.filter(l -> l.contains("\"attrition_probability\""))
                            .count())
                    .isEqualTo(records);
        }
    }

    @Test
    void answersASocketThatReadsNothingUntilEverythingIsSent() throws IOException {
        int records = 50_000;
        try (Socket socket = open()) {
            OutputStream out = socket.getOutputStream();
            head(out, records);
            lines(records).transferTo(out);
            out.flush();
            assertThat(count(socket)).isEqualTo(records);
        }
    }

    @Test
    void answersBeforeTheRequestEnds() throws IOException {
        try (Socket socket = open()) {
            OutputStream out = socket.getOutputStream();
            head(out, 3);
            BufferedReader in = reader(socket);
            for (int i = 0; i < 3; i++) {
                out.write(line);
                out.flush();
                assertThat(nextAnswer(in)).contains("\"index\":" + i + ",");
            }
        }
    }

    @Test
    void needsNoMemoryForALargeBatch() throws IOException {
        int records = 200_000;
        long begin = System.nanoTime();
        try (Socket socket = open()) {
            Thread sender = new Thread(() -> {
                try {
                    head(socket.getOutputStream(), records);
                    lines(records).transferTo(socket.getOutputStream());
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            sender.start();
            assertThat(count(socket)).isEqualTo(records);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf("%d records in %.2f s, %.0f/s%n", records, seconds, records / seconds);
    }

    @Test
    void stopsWorkingForAClientThatIsGone() throws IOException, InterruptedException {
        for (int i = 0; i < 3; i++) {
            try (Socket socket = open()) {
                OutputStream out = socket.getOutputStream();
                head(out, 1_000_000);
                lines(20_000).transferTo(out);
                out.flush();
                socket.setSoLinger(true, 0);
            }
        }
        for (int i = 0; i < 400 && writers() > 0; i++) {
            Thread.sleep(50);
        }
        assertThat(writers()).isZero();
        assertThat(server.get("/ping").statusCode()).isEqualTo(200);
    }

    private static long writers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().equals("churn4j-batch-answers"))
                .count();
    }

    private static Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(100_000);
        return socket;
    }

    private static void head(OutputStream out, int records) throws IOException {
        out.write(("POST /predict/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                        + "Connection: close\r\nContent-Length: " + (long) records * line.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String nextAnswer(BufferedReader in) throws IOException {
        String next = in.readLine();
        while (next != null && !next.startsWith("{")) {
            next = in.readLine();
        }
        return String.valueOf(next);
    }

    /** Counts answers; the ends of chunks may cut a line in two, but never the ends of the names. */
    private static long count(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[1 << 16];
        byte end = '}';
        long count = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++) {
                count += buffer[i] == end ? 1 : 0;
            }
        }
        return count;
    }
}
