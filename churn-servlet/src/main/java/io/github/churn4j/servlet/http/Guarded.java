package io.github.churn4j.servlet.http;

import java.io.IOException;
import java.util.Optional;

/** An endpoint behind a token, checked before anything of the body is read. Every use is logged. */
public final class Guarded implements Endpoint {

    private final Guard guard;
    private final Endpoint inside;

    /** An endpoint behind a token, switched off where there is none. */
    public Guarded(Optional<BearerToken> token, Endpoint inside) {
        this(new TokenGuard(token), inside);
    }

    /** An endpoint behind another guard. */
    public Guarded(Guard guard, Endpoint inside) {
        this.guard = guard;
        this.inside = inside;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        guard.check(exchange);
        TokenGuard.log(System.Logger.Level.INFO, exchange, "let in");
        inside.handle(exchange);
    }
}
