package io.github.churn4j.servlet.http;

import java.io.IOException;

/**
 * Thrown out of the servlet once a body that came too slowly was answered. Containers close a connection whose servlet
 * fails after its answer was sent. Without it Tomcat would go on reading the trickling rest on the same thread, to use
 * the connection again, and some hundred such clients would leave no thread for anybody else.
 */
public final class AbandonedBodyException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Ends a connection. */
    public AbandonedBodyException() {
        super("a request body came too slowly; it was answered with 408, the connection is closed");
    }

    /** The container logs it: one line is enough. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
