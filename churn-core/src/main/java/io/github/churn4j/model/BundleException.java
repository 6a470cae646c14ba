package io.github.churn4j.model;

import io.github.churn4j.ChurnException;

/** A model bundle that is missing, damaged or written by a newer version. */
public final class BundleException extends ChurnException {
    private static final long serialVersionUID = 1L;

    BundleException(String message) {
        super(message);
    }

    BundleException(String message, Throwable cause) {
        super(message, cause);
    }
}
