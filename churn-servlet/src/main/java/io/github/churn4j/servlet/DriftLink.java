package io.github.churn4j.servlet;

import io.github.churn4j.servlet.drift.DriftWatch;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Guard;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import io.github.churn4j.servlet.http.TokenGuard;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Begins to watch for drift where that is wanted and possible. Nothing of churn-drift is loaded where it is not. */
final class DriftLink {

    private static final String MODULE = "io.github.churn4j.drift.stream.DriftMonitor";
    private static final String REMEDY = "put io.github.churn4j:churn-drift on the class path";

    private DriftLink() {}

    /**
     * What watches; null where drift is switched off or the module is missing.
     *
     * @throws IllegalArgumentException if alerts are configured and the module is missing, or a setting is not acceptable
     * @throws io.github.churn4j.ChurnException if another service holds the directory of the state
     * @throws java.io.UncheckedIOException if that directory cannot be used
     */
    static @Nullable DriftWatch open(ServiceSettings settings, Clock clock) {
        if (!settings.get(DriftSettings.DRIFT)) {
            return null;
        }
        if (!available()) {
            if (!settings.get(DriftSettings.WEBHOOK).isEmpty()) {
                throw new IllegalArgumentException(DriftSettings.WEBHOOK.key()
                        + " is set and the module that watches for drift is missing; " + REMEDY);
            }
            return null;
        }
        return DriftWatch.open(DriftSettings.options(settings), clock);
    }

    private static boolean available() {
        try {
            Class.forName(MODULE, false, DriftLink.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** What {@code GET /drift} answers where nothing is watched: why, and what to do. */
    static Endpoint absent(ServiceSettings settings) {
        Problem problem = settings.get(DriftSettings.DRIFT)
                ? Problem.unavailable("drift-not-available", "the module that watches for drift is missing; " + REMEDY)
                : Problem.of(403, "drift-off", "Drift is not watched", DriftSettings.DRIFT.key() + " is off");
        return exchange -> {
            throw new ProblemException(problem);
        };
    }

    /** Who may read. */
    static Guard guard(ServiceSettings settings, TokenGuard administrators) {
        return switch (settings.get(DriftSettings.READERS)) {
            case "open" -> Guard.open();
            case "off" ->
                Guard.refusing(Problem.of(
                        403,
                        "drift-closed",
                        "What is known of drift is not told",
                        DriftSettings.READERS.key() + " is off"));
            default -> administrators;
        };
    }
}
