package io.github.churn4j.servlet.http;

import java.io.IOException;
import java.util.Optional;

/**
 * Lets in only who shows a token, before anything of the body is read. Without a token nobody gets in: the endpoint is
 * switched off. The {@code Authorization} header alone counts, which no foreign page can make a browser send; cookies
 * are not looked at. Every attempt is logged, without the token.
 */
public final class Guarded implements Endpoint {

    private static final System.Logger LOG = System.getLogger(Guarded.class.getName());

    private final Optional<BearerToken> token;
    private final Endpoint inside;

    /** An endpoint behind a token, switched off where there is none. */
    public Guarded(Optional<BearerToken> token, Endpoint inside) {
        this.token = token;
        this.inside = inside;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        if (token.isEmpty()) {
            log(System.Logger.Level.INFO, exchange, "refused: switched off");
            throw new ProblemException(Problem.of(
                    403,
                    "admin-off",
                    "Administration is switched off",
                    "set the environment variable CHURN_ADMIN_TOKEN or the setting churn.admin-token-file"));
        }
        if (!token.get().matches(exchange.header("Authorization"))) {
            log(System.Logger.Level.WARNING, exchange, "refused: no or another token");
            exchange.response().setHeader("WWW-Authenticate", "Bearer");
            throw new ProblemException(Problem.of(
                    401, "unauthorized", "A token is needed", "send the header Authorization: Bearer <token>"));
        }
        log(System.Logger.Level.INFO, exchange, "let in");
        inside.handle(exchange);
    }

    private static void log(System.Logger.Level level, Exchange exchange, String outcome) {
        LOG.log(
                level,
                "administration: {0} {1} from {2}, request {3}: {4}",
                exchange.request().getMethod(),
                exchange.path(),
                exchange.request().getRemoteAddr(),
                exchange.requestId(),
                outcome);
    }
}
