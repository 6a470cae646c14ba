package io.github.churn4j.registry;

import io.github.churn4j.ChurnException;

/** Something else was done first: what the caller expected no longer holds. */
public final class ConflictException extends ChurnException {
    private static final long serialVersionUID = 1L;

    public ConflictException(String message) {
        super(message);
    }
}
