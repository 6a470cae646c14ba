package io.github.churn4j.servlet.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * What is counted of the model that scores in shadow, under its version; one version at a time, so that the number of
 * series stays small. Used by one thread.
 */
public final class ChallengerMetrics {

    private static final String LABEL = "model_version";

    private final Counter compared;
    private final Counter incomparable;
    private final Counter different;
    private final Counter difference;
    private String version = "";

    ChallengerMetrics(PrometheusRegistry registry, String prefix) {
        compared = counter(
                registry,
                prefix + "_challenger_compared_total",
                "Customers that the champion and the challenger scored.");
        incomparable = counter(
                registry,
                prefix + "_challenger_incomparable_total",
                "Customers that the challenger could not score, because its schema has other features.");
        different = counter(
                registry,
                prefix + "_challenger_different_decisions_total",
                "Customers whom one model predicts to leave and the other to stay.");
        difference = counter(
                registry,
                prefix + "_challenger_score_difference_total",
                "Sum of the absolute differences of the two probabilities; divide by the compared customers.");
    }

    private static Counter counter(PrometheusRegistry registry, String name, String help) {
        return Counter.builder().name(name).help(help).labelNames(LABEL).register(registry);
    }

    /** Takes the metrics out of the registry. */
    void unregister(PrometheusRegistry registry) {
        for (Counter counter : new Counter[] {compared, incomparable, different, difference}) {
            registry.unregister(counter);
        }
    }

    /** Begins anew for a challenger. */
    public void begin(String challengerVersion) {
        for (Counter counter : new Counter[] {compared, incomparable, different, difference}) {
            counter.clear();
            counter.initLabelValues(challengerVersion);
        }
        version = challengerVersion;
    }

    /** Both models scored a customer. */
    public void compared(double absoluteDifference, boolean otherDecision) {
        compared.labelValues(version).inc();
        difference.labelValues(version).inc(absoluteDifference);
        if (otherDecision) {
            different.labelValues(version).inc();
        }
    }

    /** The challenger could not score a customer. */
    public void incomparable() {
        incomparable.labelValues(version).inc();
    }
}
