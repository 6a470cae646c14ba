package io.github.churn4j.servlet.http;

import java.util.Optional;

/**
 * Lets in only who shows a token. Without a token nobody gets in: what it guards is switched off. The {@code
 * Authorization} header alone counts, which no foreign page can make a browser send; cookies are not looked at. Every
 * refusal is logged, without the token.
 */
public final class TokenGuard implements Guard {

    private static final System.Logger LOG = System.getLogger(TokenGuard.class.getName());

    private final Optional<BearerToken> token;

    /** A guard that knows a token, or lets nobody in. */
    public TokenGuard(Optional<BearerToken> token) {
        this.token = token;
    }

    @Override
    public void check(Exchange exchange) {
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
    }

    static void log(System.Logger.Level level, Exchange exchange, String outcome) {
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
