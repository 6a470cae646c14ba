package io.github.churn4j.servlet;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.ModelSource;
import io.github.churn4j.ServedModel;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.Feature;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.model.ChurnModel;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that ask for predictions over kept connections and check each answer against the very model it names: the
 * probability must be that model's own, to the last bit.
 */
final class SwapLoad implements AutoCloseable {

    private static final int CUSTOMERS = 64;
    private static final int MOST_FAULTS = 20;

    private final int port;
    private final byte[][] requests;
    private final Map<String, double[]> expected = new HashMap<>();
    private final AtomicLong answers = new AtomicLong();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ended;

    /** Clients of a server that serves these models of one schema by turns. */
    SwapLoad(int port, ChurnModel... models) {
        this(port, byVersion(models));
    }

    /** The same for models by the versions that the server calls them by. */
    SwapLoad(int port, Map<String, ChurnModel> models) {
        this.port = port;
        ChurnModel any = models.values().iterator().next();
        List<CustomerRecord> customers = TestModels.records(any, CUSTOMERS);
        requests = customers.stream().map(SwapLoad::request).toArray(byte[][]::new);
        models.forEach((version, model) -> {
            ChurnPredictor predictor = ChurnPredictor.of(model);
            expected.put(
                    version,
                    customers.stream().mapToDouble(predictor::probability).toArray());
        });
    }

    private static Map<String, ChurnModel> byVersion(ChurnModel... models) {
        Map<String, ChurnModel> named = new HashMap<>();
        for (ChurnModel model : models) {
            ServedModel served = ModelSource.of(model).current(null).orElseThrow();
            named.put(served.version(), model);
        }
        return named;
    }

    private static byte[] request(CustomerRecord customer) {
        var document = Json.object();
        for (Feature feature : customer.schema().features()) {
            document.put(feature.column(), customer.text(feature.column()));
        }
        byte[] body = Json.compact(document);
        return (RawClient.head("/predict", "Content-Length: " + body.length) + new String(body, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Begins to ask.
     *
     * @param perSecond requests of all clients together; 0 for as many as they can
     */
    void start(int clients, double perSecond) {
        ended = false;
        for (int c = 0; c < clients; c++) {
            int first = c * 7;
            long pause = perSecond == 0 ? 0 : (long) (1e9 * clients / perSecond);
            Thread thread = new Thread(() -> ask(first, pause), "swap-load-" + c);
            threads.add(thread);
            thread.start();
        }
    }

    private void ask(int first, long pause) {
        Pace pace = new Pace(pause);
        int i = first;
        try {
            while (!ended) {
                i = askOnOneConnection(i, pace);
            }
        } catch (IOException | RuntimeException e) {
            fault(e.toString());
        }
    }

    /** Until the server says that it closes the connection, as Tomcat does after a hundred requests. */
    private int askOnOneConnection(int first, Pace pace) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                InputStream in = new BufferedInputStream(socket.getInputStream())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            int i = first;
            boolean open = true;
            while (open && !ended) {
                int customer = i++ % requests.length;
                socket.getOutputStream().write(requests[customer]);
                String answer = answer(in);
                open = !answer.contains("Connection: close");
                check(customer, answer);
                answers.incrementAndGet();
                pace.pause();
            }
            return i;
        }
    }

    /** Keeps one client to its share of the load. */
    private final class Pace {
        private final long nanos;
        private long due = System.nanoTime();

        Pace(long nanos) {
            this.nanos = nanos;
        }

        void pause() {
            due = Math.max(due + nanos, System.nanoTime() - 100_000_000); // forgives what it is late
            while (nanos > 0 && !ended && due > System.nanoTime()) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
    }

    /** One answer, head and body. */
    private static String answer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder(300);
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended after " + head);
            }
            head.append((char) next);
        }
        int length = Integer.parseInt(between(head.toString(), "Content-Length: ", "\r"));
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start);
        if (from < 0) {
            throw new IllegalArgumentException("no " + start + " in " + text);
        }
        int to = text.indexOf(end, from + start.length());
        return text.substring(from + start.length(), to);
    }

    private void check(int customer, String answer) {
        if (!answer.startsWith("HTTP/1.1 200")) {
            fault(answer);
            return;
        }
        String version = between(answer, "\"model_version\":\"", "\"");
        double probability = Double.parseDouble(between(answer, "\"attrition_probability\":", ","));
        double[] right = expected.get(version);
        if (right == null || right[customer] != probability) {
            fault("customer " + customer + ": " + answer);
        }
    }

    private void fault(String what) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(what);
        }
    }

    long answers() {
        return answers.get();
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void close() {
        stop();
    }

    /** Ends the asking and waits for the last answers; it may start again. */
    void stop() {
        ended = true;
        for (Thread thread : threads) {
            try {
                thread.join(40_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }
}
