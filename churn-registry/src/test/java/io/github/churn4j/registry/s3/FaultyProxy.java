package io.github.churn4j.registry.s3;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands between a client and a server and does to requests what a plan says. One connection carries one request. */
final class FaultyProxy implements Closeable {

    /** What happens to a request. */
    enum Fault {
        NONE,
        ANSWER_500,
        ANSWER_503,
        ANSWER_429,
        RESET_BEFORE,
        SILENT_BEFORE,
        ANSWER_500_AFTER,
        DROP_AFTER,
        SILENT_AFTER;

        boolean reachesTheServer() {
            return this == NONE || this == ANSWER_500_AFTER || this == DROP_AFTER || this == SILENT_AFTER;
        }
    }

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *([0-9]+)");
    private static final Pattern EXPECT = Pattern.compile("(?im)^expect: *100-continue\r\n");
    private static final Pattern CONNECTION = Pattern.compile("(?im)^connection: *.*\r\n");

    private final URI server;
    private final ServerSocket socket;
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
    private volatile Function<String, Fault> plan = request -> Fault.NONE;

    FaultyProxy(URI server) throws IOException {
        this.server = server;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        pool.execute(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Sets what happens to requests, told by their first line without the protocol's version, and forgets those seen. */
    void plan(Function<String, Fault> next) {
        requests.clear();
        plan = next;
    }

    /** First lines of the requests since the plan was set. */
    List<String> requests() {
        return new ArrayList<>(requests);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                pool.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            String head = head(in);
            if (head.isEmpty()) {
                return;
            }
            String first = head.substring(0, head.indexOf(" HTTP/"));
            requests.add(first);
            Fault fault = plan.apply(first);
            if (EXPECT.matcher(head).find()) {
                client.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            byte[] body = in.readNBytes(length(head));
            byte[] answer = fault.reachesTheServer() ? forward(head, body) : new byte[0];
            answer(client, fault, answer);
        } catch (IOException e) {
            // the client gave up, which is its right
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Socket client, Fault fault, byte[] answer) throws IOException, InterruptedException {
        switch (fault) {
            case NONE -> client.getOutputStream().write(answer);
            case ANSWER_500, ANSWER_500_AFTER -> error(client, 500, "InternalError");
            case ANSWER_503 -> error(client, 503, "SlowDown");
            case ANSWER_429 -> error(client, 429, "TooManyRequests");
            case RESET_BEFORE, DROP_AFTER -> client.setSoLinger(true, 0);
            case SILENT_BEFORE, SILENT_AFTER -> closed.await();
        }
    }

    private static void error(Socket client, int status, String code) throws IOException {
        String body = "<Error><Code>" + code + "</Code><Message>planned</Message></Error>";
        client.getOutputStream()
                .write(String.format(
                                Locale.ROOT,
                                "HTTP/1.1 %d Planned\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n"
                                        + "Connection: close\r\n\r\n%s",
                                status,
                                body.length(),
                                body)
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] forward(String head, byte[] body) throws IOException {
        try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
            String lines =
                    CONNECTION.matcher(EXPECT.matcher(head).replaceAll("")).replaceAll("");
            String closing = lines.substring(0, lines.length() - 2) + "Connection: close\r\n\r\n";
            upstream.getOutputStream().write(closing.getBytes(StandardCharsets.ISO_8859_1));
            upstream.getOutputStream().write(body);
            return upstream.getInputStream().readAllBytes();
        }
    }

    private static int length(String head) {
        Matcher length = LENGTH.matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int read = in.read(); read >= 0; read = in.read()) {
            head.write(read);
            if (read == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
        pool.shutdownNow();
    }
}
