package io.github.churn4j.servlet.metrics;

/**
 * One minute of the service.
 *
 * @param millis its begin, in milliseconds since 1970
 * @param requests answered in it
 * @param errors of them with a status of 500 and above
 * @param p50 median time of an answer in milliseconds; NaN without requests
 * @param p99 99th percentile of it
 * @param meanScore of the predictions, in [0, 1]; NaN without predictions
 */
public record Minute(long millis, long requests, long errors, double p50, double p99, double meanScore) {

    static Minute quiet(long millis) {
        return new Minute(millis, 0, 0, Double.NaN, Double.NaN, Double.NaN);
    }
}
