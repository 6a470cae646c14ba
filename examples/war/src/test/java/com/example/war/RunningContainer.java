package com.example.war;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A container in a process of its own. Closing it kills what does not stop. */
final class RunningContainer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path output;
    private final int port;
    private final long started = System.nanoTime();

    private RunningContainer(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    static RunningContainer start(List<String> command, Path base, int port, Path model) throws IOException {
        Path output = base.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(base.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("CHURN_MODEL", model.toString());
        return new RunningContainer(builder.start(), output, port);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Waits for the first answer of any kind. */
    Duration awaitAnswer(String path) throws IOException, InterruptedException {
        return await(path, 0);
    }

    /** Waits for the first answer with a status; the time is that since the process was started. */
    Duration await(String path, int status) throws IOException, InterruptedException {
        while (sinceStart().compareTo(PATIENCE) < 0) {
            if (!process.isAlive()) {
                throw new AssertionError("the container ended by itself:\n" + log());
            }
            try {
                int answered = get(path).statusCode();
                if (status == 0 || answered == status) {
                    return sinceStart();
                }
            } catch (IOException e) {
                // not listening yet
            }
            Thread.sleep(20);
        }
        throw new AssertionError(uri(path) + " did not answer " + status + " within " + PATIENCE + ":\n" + log());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri(path)).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What the container has printed. */
    String log() throws IOException {
        return Files.readString(output);
    }

    /** Asks it to stop, as an operator would; whether it did in time. */
    boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(30, TimeUnit.SECONDS);
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
