package io.github.churn4j.servlet.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** What is counted of one route. Thread-safe; a lock is taken only when a status is answered for the first time. */
public final class RouteMetrics {

    /**
     * Requests of one method that were answered with one status.
     *
     * @param route the route's path
     * @param method {@code other} for an unusual one
     */
    record Outcome(String route, String method, int status, LongAdder count) {}

    private final String path;
    private final Consumer<Outcome> first; // hears of every new outcome once
    private final LatencyCounts latency = new LatencyCounts();
    private volatile Outcome[] outcomes = {};

    RouteMetrics(String path, Consumer<Outcome> first) {
        this.path = path;
        this.first = first;
    }

    void record(String method, int status, long nanos) {
        outcome(method, status).count().increment();
        latency.record(nanos);
    }

    private Outcome outcome(String method, int status) {
        String known = known(method);
        for (Outcome outcome : outcomes) {
            if (outcome.status() == status && outcome.method().equals(known)) {
                return outcome;
            }
        }
        return add(known, status);
    }

    private synchronized Outcome add(String method, int status) {
        Outcome[] now = outcomes;
        for (Outcome outcome : now) {
            if (outcome.status() == status && outcome.method().equals(method)) {
                return outcome;
            }
        }
        Outcome added = new Outcome(path, method, status, new LongAdder());
        Outcome[] more = Arrays.copyOf(now, now.length + 1);
        more[now.length] = added;
        outcomes = more;
        first.accept(added);
        return added;
    }

    /** A caller may invent methods; a label may not grow with them. */
    private static String known(String method) {
        return switch (method) {
            case "GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH" -> method;
            default -> "other";
        };
    }

    /** The route's path; {@code none} where no route was found. */
    public String path() {
        return path;
    }

    /** How long its requests took. */
    public LatencyCounts latency() {
        return latency;
    }

    List<Outcome> outcomes() {
        return List.of(outcomes);
    }

    long answered(int fromStatus, int belowStatus) {
        long sum = 0;
        for (Outcome outcome : outcomes) {
            if (outcome.status() >= fromStatus && outcome.status() < belowStatus) {
                sum += outcome.count().sum();
            }
        }
        return sum;
    }
}
