package io.github.churn4j.registry;

import io.github.churn4j.ChurnException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What writing a document takes.
 *
 * @param clock dates it
 * @param signer signs it, if there is one
 * @param trusted whose signatures count
 * @param nonces tells writers apart: 128 bits of chance each
 */
record Pen(Clock clock, @Nullable Signer signer, TrustedKeys trusted, Supplier<String> nonces) {

    /** Now in milliseconds, and never before what was before. */
    Instant now(Instant before) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return now.isBefore(before) ? before : now;
    }

    /** Refuses to write what nobody with these trusted keys could read. */
    void check() {
        if (trusted.required() && (signer == null || !trusted.contains(signer.id()))) {
            throw new ChurnException("trusted keys are configured and "
                    + (signer == null ? "no signing key is" : "the signing key " + signer.id() + " is none of them")
                    + "; set churn.registry-signing-key-file to the key of a trusted one");
        }
    }
}
