package io.github.churn4j.servlet.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One line per request to the logger {@code io.github.churn4j.access}: time, method, path, status, microseconds, bytes,
 * request id. Holds no query, no body and, unless asked for, no address. Costs one comparison where it is off.
 */
public final class AccessLog {

    /** The logger's name. */
    public static final String NAME = "io.github.churn4j.access";

    private static final int LONGEST_PATH = 200;
    private static final System.Logger LOG = System.getLogger(NAME);

    private final boolean on;
    private final boolean address;
    private final Clock clock;

    /**
     * A log.
     *
     * @param mode {@code off}, {@code on}, or {@code address} to name the client as well
     */
    public AccessLog(String mode, Clock clock) {
        this.on = !mode.equals("off");
        this.address = mode.equals("address");
        this.clock = clock;
    }

    /** Writes the line of an exchange that has ended. */
    public void log(Exchange exchange, long nanos) {
        if (on && LOG.isLoggable(System.Logger.Level.INFO)) {
            LOG.log(System.Logger.Level.INFO, line(exchange, clock.instant(), nanos));
        }
    }

    String line(Exchange exchange, Instant time, long nanos) {
        HttpServletRequest request = exchange.request();
        StringBuilder line = new StringBuilder(160)
                .append(time.truncatedTo(ChronoUnit.MILLIS))
                .append(' ');
        plain(line, request.getMethod());
        plain(line.append(' '), exchange.path());
        line.append(' ')
                .append(exchange.response().getStatus())
                .append(' ')
                .append(nanos / 1_000)
                .append("us ");
        if (exchange.written() >= 0) {
            line.append(exchange.written()).append('B');
        } else {
            line.append('-');
        }
        line.append(' ').append(exchange.requestId());
        if (address) {
            line.append(' ').append(request.getRemoteAddr());
        }
        return line.toString();
    }

    /** A path decoded by the container may hold line feeds, which would forge lines. */
    private static void plain(StringBuilder line, String text) {
        for (int i = 0; i < Math.min(text.length(), LONGEST_PATH); i++) {
            char c = text.charAt(i);
            line.append(c > 32 && c < 127 ? c : '?');
        }
    }
}
