package io.github.churn4j;

/** A problem with data, a model or a bundle that the caller can name and mend; not a bug. */
public class ChurnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ChurnException(String message) {
        super(message);
    }

    public ChurnException(String message, Throwable cause) {
        super(message, cause);
    }
}
