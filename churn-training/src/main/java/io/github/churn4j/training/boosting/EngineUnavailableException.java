package io.github.churn4j.training.boosting;

import io.github.churn4j.ChurnException;

/** The native learning engine does not load on this machine. */
public final class EngineUnavailableException extends ChurnException {
    private static final long serialVersionUID = 1L;

    EngineUnavailableException(Throwable cause) {
        super(
                "gradient boosting needs XGBoost's native library, and it did not load (" + root(cause)
                        + "); on Debian or Ubuntu install the package libgomp1, elsewhere the OpenMP runtime, or leave"
                        + " boosting out of the search",
                cause);
    }

    private static String root(Throwable cause) {
        Throwable deepest = cause;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
