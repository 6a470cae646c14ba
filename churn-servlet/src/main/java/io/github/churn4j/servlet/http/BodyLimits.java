package io.github.churn4j.servlet.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;

/**
 * Bounds a request's body in size and time. Thread-safe.
 *
 * @param largest bytes of a body that is read as a whole
 * @param slowest how long reading may take for one body read as a whole, and between two arrivals for a streamed one
 */
public record BodyLimits(int largest, Duration slowest) {

    private static final int FIRST = 2048;
    private static final int MOST_FIRST = 1 << 16; // what is announced need not come

    byte[] readAll(HttpServletRequest request) throws IOException {
        long announced = request.getContentLengthLong();
        if (announced > largest) {
            throw tooLarge();
        }
        long deadline = System.nanoTime() + slowest.toNanos();
        InputStream in = request.getInputStream();
        byte[] bytes = new byte[announced >= 0 ? (int) Math.min(announced, MOST_FIRST) : FIRST];
        int length = 0;
        while (true) {
            if (length == bytes.length) {
                if (length == announced) {
                    return bytes; // the container ends the body at its announced length
                }
                if (length > largest) {
                    throw tooLarge();
                }
                bytes = Arrays.copyOf(bytes, Math.min(length * 2, largest + 1));
            }
            int read = read(in, bytes, length, bytes.length - length);
            if (read < 0) {
                return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
            }
            length += read;
            if (length > largest) {
                throw tooLarge();
            }
            if (length < bytes.length && System.nanoTime() - deadline > 0) {
                throw tooSlow();
            }
        }
    }

    private static int read(InputStream in, byte[] bytes, int from, int count) throws IOException {
        try {
            return in.read(bytes, from, count);
        } catch (java.net.SocketTimeoutException e) {
            throw tooSlow();
        }
    }

    InputStream stream(HttpServletRequest request) throws IOException {
        return new FilterInputStream(request.getInputStream()) {
            @Override
            public int read(byte[] bytes, int from, int count) throws IOException {
                return BodyLimits.read(in, bytes, from, count);
            }
        };
    }

    private ProblemException tooLarge() {
        return new ProblemException(Problem.of(
                413, "body-too-large", "The body is too large", "send at most " + largest + " bytes in one request"));
    }

    private static ProblemException tooSlow() {
        return new ProblemException(
                Problem.of(408, "body-too-slow", "The body came too slowly", "send the body without pauses"));
    }
}
