package io.github.churn4j.servlet.http;

/**
 * One method of one path.
 *
 * @param method {@code GET} (which answers HEAD as well) or {@code POST}
 * @param path from the service's root on, such as {@code /predict}; a last segment of <code>*</code> stands for the rest
 * @param work whether it counts against the limit of requests in flight; what only tells how the service is does not
 * @param endpoint what answers
 */
public record Route(String method, String path, boolean work, Endpoint endpoint) {

    /** A route that tells, cheaply. */
    public static Route get(String path, Endpoint endpoint) {
        return new Route("GET", path, false, endpoint);
    }

    /** A route that works, and may be refused when too much is in flight. */
    public static Route post(String path, Endpoint endpoint) {
        return new Route("POST", path, true, endpoint);
    }
}
