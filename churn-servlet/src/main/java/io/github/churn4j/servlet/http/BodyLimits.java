package io.github.churn4j.servlet.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;

/**
 * Bounds a request's body in size and time. Thread-safe.
 *
 * <p>Time is looked at whenever something arrives, so a body that trickles ends in time. A client that sends nothing at
 * all is the container's to end, whose own timeout wakes the blocked read (Tomcat's {@code connectionTimeout}, Jetty's
 * {@code idleTimeout}): servlets have no portable way to stop waiting earlier. Tomcat answers such a client by itself
 * then, 408 with its own error page.
 *
 * @param largest bytes of a body that is read as a whole
 * @param slowest how long waiting for one body read as a whole may take; for a streamed one, how long waiting for a
 *     kilobyte may take; zero for no limit
 */
public record BodyLimits(int largest, Duration slowest) {

    /** The code of the problem of a body that trickles; one that stops altogether is the container's to end. */
    public static final String TOO_SLOW = "body-too-slow";

    private static final int FIRST = 2048;
    private static final int MOST_FIRST = 1 << 16; // what is announced need not come

    byte[] readAll(HttpServletRequest request) throws IOException {
        long announced = request.getContentLengthLong();
        if (announced > largest) {
            throw tooLarge();
        }
        MeteredBody in = new MeteredBody(request.getInputStream(), announced, slowest, Long.MAX_VALUE);
        byte[] bytes = new byte[announced >= 0 ? (int) Math.min(announced, MOST_FIRST) : FIRST];
        int length = 0;
        while (true) {
            if (length == bytes.length) {
                if (length == announced) {
                    return bytes; // the container ends the body at its announced length
                }
                bytes = Arrays.copyOf(bytes, Math.min(length * 2, largest + 1));
            }
            int read = in.read(bytes, length, bytes.length - length);
            if (read < 0) {
                return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
            }
            length += read;
            if (length > largest) {
                throw tooLarge();
            }
        }
    }

    InputStream stream(HttpServletRequest request) throws IOException {
        return new MeteredBody(
                request.getInputStream(), request.getContentLengthLong(), slowest, MeteredBody.LEAST_PROGRESS);
    }

    private ProblemException tooLarge() {
        return new ProblemException(Problem.of(
                413, "body-too-large", "The body is too large", "send at most " + largest + " bytes in one request"));
    }
}
