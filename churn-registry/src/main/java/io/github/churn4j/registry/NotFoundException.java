package io.github.churn4j.registry;

import io.github.churn4j.ChurnException;

/** A model, version or alias that the registry does not have. */
public final class NotFoundException extends ChurnException {
    private static final long serialVersionUID = 1L;

    public NotFoundException(String message) {
        super(message);
    }
}
