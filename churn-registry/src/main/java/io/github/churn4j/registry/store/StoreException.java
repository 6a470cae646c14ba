package io.github.churn4j.registry.store;

import io.github.churn4j.ChurnException;

/** Trouble of a place that keeps objects, or an object in it that cannot be used. */
public class StoreException extends ChurnException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
