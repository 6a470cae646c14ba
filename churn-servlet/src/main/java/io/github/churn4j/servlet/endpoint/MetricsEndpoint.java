package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** {@code GET /metrics}: the registry as Prometheus text 0.0.4, or as OpenMetrics where the scraper asks for it. */
public final class MetricsEndpoint implements Endpoint {

    private static final int USUAL = 16 << 10;

    private final PrometheusRegistry registry;
    private final ExpositionFormatWriter prometheus;
    private final ExpositionFormatWriter openMetrics;

    /** Shows this registry. */
    public MetricsEndpoint(PrometheusRegistry registry) {
        this.registry = registry;
        ExpositionFormats formats = ExpositionFormats.init();
        prometheus = formats.getPrometheusTextFormatWriter();
        openMetrics = formats.getOpenMetricsTextFormatWriter();
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        String accept = exchange.header("Accept");
        boolean open = accept != null && accept.contains("application/openmetrics-text");
        ExpositionFormatWriter writer = open ? openMetrics : prometheus;
        ByteArrayOutputStream text = new ByteArrayOutputStream(USUAL);
        writer.write(text, registry.scrape());
        exchange.response().setHeader("Vary", "Accept");
        exchange.bytes(200, writer.getContentType(), text.toByteArray());
    }
}
