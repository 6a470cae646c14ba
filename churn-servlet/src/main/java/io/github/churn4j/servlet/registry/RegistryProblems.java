package io.github.churn4j.servlet.registry;

import io.github.churn4j.ChurnException;
import io.github.churn4j.registry.ConflictException;
import io.github.churn4j.registry.NotFoundException;
import io.github.churn4j.registry.RefusedException;
import io.github.churn4j.registry.store.CorruptObjectException;
import io.github.churn4j.registry.store.StoreUnavailableException;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import java.util.function.Supplier;

/** What a registry throws, as problem documents. Of what may name places, only the log hears. */
final class RegistryProblems {

    private static final System.Logger LOG = System.getLogger(RegistryProblems.class.getName());
    private static final int RETRY_SECONDS = 5;
    private static final String UNKNOWN = "The registry has no such version";

    private RegistryProblems() {}

    /**
     * What a registry answers to whoever may read.
     *
     * @throws ProblemException if it throws
     */
    static <T> T reading(Supplier<T> question) {
        return asking(() -> {
            try {
                return question.get();
            } catch (NotFoundException e) {
                LOG.log(System.Logger.Level.DEBUG, e.getMessage()); // it may name the registry's place
                throw new ProblemException(Problem.of(
                        404,
                        "unknown-version",
                        UNKNOWN,
                        "there is no such version, or the alias points at none; GET /models lists what there is"));
            }
        });
    }

    /**
     * What a registry answers to an administrator.
     *
     * @throws ProblemException if it throws
     */
    static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (StoreUnavailableException e) {
            LOG.log(System.Logger.Level.WARNING, "the registry cannot be reached: " + e.getMessage());
            throw new ProblemException(
                    Problem.unavailable("registry-unavailable", "the registry cannot be reached now"), RETRY_SECONDS);
        } catch (ChurnException e) {
            throw new ProblemException(of(e));
        }
    }

    private static Problem of(ChurnException e) {
        if (e instanceof NotFoundException) {
            return Problem.of(404, "unknown-version", UNKNOWN, message(e));
        }
        if (e instanceof ConflictException) {
            return Problem.of(409, "conflict", "Something else was done first", message(e));
        }
        if (e instanceof RefusedException refused) {
            return Problem.of(422, "refused", "The registry refuses this", message(e))
                    .with("gates", RegistryJson.gates(refused.failed()));
        }
        LOG.log(System.Logger.Level.ERROR, "the registry failed: " + e.getMessage(), e);
        if (e instanceof CorruptObjectException damaged) {
            return Problem.of(
                    500,
                    "registry-damaged",
                    "The registry holds a damaged object",
                    damaged.key() + " is damaged; the log tells how, and verifying the registry tells what else is");
        }
        return Problem.of(500, "registry-failed", "The registry failed", "quote the request_id to whoever runs it");
    }

    private static String message(ChurnException e) {
        return String.valueOf(e.getMessage());
    }

    /** What a query or body asks for is none. */
    static ProblemException query(String detail) {
        return new ProblemException(Problem.of(400, "malformed-query", "The query string cannot be read", detail));
    }
}
