package io.github.churn4j.drift.alert;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A receiver of webhooks on loopback, which answers as a test says. */
final class WebhookReceiver implements AutoCloseable {

    /** Answers 200 with a body that never ends. */
    static final int DRIPS = -2;

    /** What became of a request. */
    @FunctionalInterface
    interface Answer {
        /** Returns the status, −1 to hang up without an answer, or {@link #DRIPS}. */
        int to(int request) throws IOException, InterruptedException;
    }

    /**
     * One request.
     *
     * @param headers by their names in lower case, the first value of each
     */
    @SuppressWarnings("ArrayRecordComponent") // for reading
    record Received(Map<String, String> headers, byte[] body) {
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    WebhookReceiver(Answer answer) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/hook", exchange -> receive(exchange, answer));
        server.start();
    }

    private void receive(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, String> headers = new java.util.HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
        received.add(new Received(headers, body));
        try {
            int status = answer.to(received.size());
            if (status == DRIPS) {
                drip(exchange);
            } else if (status > 0) {
                exchange.sendResponseHeaders(status, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    /** Until the other side hangs up, or this one is closed. */
    private static void drip(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 0);
        CountDownLatch never = new CountDownLatch(1);
        do {
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
        } while (!never.await(20, TimeUnit.MILLISECONDS));
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?key=hidden-in-the-query";
    }

    List<Received> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
