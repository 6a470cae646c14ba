package io.github.churn4j.servlet.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A body that must come fast enough and whole: 408 where waiting for the next bytes takes too long, 400 where it ends
 * before its announced length or breaks off. Only the time spent waiting counts, not what its reader takes. Used by one
 * thread.
 */
final class MeteredBody extends InputStream {

    /** Bytes that must come within the time given, for a body of any length. */
    static final long LEAST_PROGRESS = 1_024;

    private static final int DEEPEST = 8;

    private final InputStream in;
    private final long announced;
    private final long patience;
    private final long progress;
    private long arrived;
    private long waited;
    private long goal;

    /**
     * A body.
     *
     * @param announced its length, negative if it is not known
     * @param patience how long waiting for {@code progress} bytes may take, zero for ever
     */
    MeteredBody(InputStream in, long announced, Duration patience, long progress) {
        this.in = in;
        this.announced = announced;
        this.patience = patience.isZero() ? Long.MAX_VALUE : patience.toNanos();
        this.progress = progress;
        goal = progress;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        if (announced >= 0 && arrived >= announced) {
            return -1;
        }
        long start = System.nanoTime();
        int read = attempt(bytes, from, count);
        if (read < 0) {
            if (arrived < announced) {
                throw brokenOff();
            }
            return read;
        }
        arrived += read;
        waited += System.nanoTime() - start;
        if (arrived >= goal) {
            goal = arrived + progress;
            waited = 0;
        } else if (waited > patience && arrived != announced) {
            throw tooSlow();
        }
        return read;
    }

    private int attempt(byte[] bytes, int from, int count) {
        try {
            return in.read(bytes, from, count);
        } catch (IOException e) {
            throw timedOut(e) ? stalled() : brokenOff();
        }
    }

    /** Containers wrap the timeout of their socket in exceptions of their own. */
    private static boolean timedOut(IOException e) {
        @Nullable Throwable cause = e;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SocketTimeoutException || cause instanceof TimeoutException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static ProblemException tooSlow() {
        return new ProblemException(
                Problem.of(408, BodyLimits.TOO_SLOW, "The body came too slowly", "send the body without pauses"));
    }

    private static ProblemException stalled() {
        return new ProblemException(
                Problem.of(408, "body-stalled", "The body stopped coming", "send the body without pauses"));
    }

    private static ProblemException brokenOff() {
        return new ProblemException(Problem.malformed(
                "the body broke off: it is shorter than its Content-Length says, or its chunks are damaged"));
    }
}
