package io.github.churn4j.servlet.metrics;

import io.github.churn4j.Prediction;
import io.github.churn4j.ServedModel;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What the service counts. Thread-safe; counting takes no lock. */
public final class ServiceMetrics {

    private final PrometheusRegistry registry;
    private final ChallengerMetrics challenger;

    /** Metrics registered with a registry, which may hold others too. */
    public ServiceMetrics(PrometheusRegistry registry) {
        this.registry = registry;
        challenger = new ChallengerMetrics(registry);
    }

    /** The registry they are registered with. */
    public PrometheusRegistry registry() {
        return registry;
    }

    /** What is counted of the model that scores in shadow. */
    public ChallengerMetrics challenger() {
        return challenger;
    }

    /** One prediction was answered. */
    public void predicted(ServedModel served, Prediction prediction) {}

    /**
     * One request was answered.
     *
     * @param route the route's path, {@code none} where there is none
     */
    public void requested(String route, String method, int status, long nanos) {}

    /** A request ended with a problem of that code. */
    public void failed(String code) {}
}
