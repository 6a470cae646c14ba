package io.github.churn4j.registry;

import io.github.churn4j.ChurnException;
import java.util.List;

/** A promotion or rollback that gates or a rejection forbid. */
public final class RefusedException extends ChurnException {
    private static final long serialVersionUID = 1L;

    private final transient List<GateResult> failed;

    /**
     * @param failed the gates that did not pass; empty if a rejection forbids it
     */
    public RefusedException(String message, List<GateResult> failed) {
        super(message);
        this.failed = List.copyOf(failed);
    }

    /** The gates that did not pass. */
    public List<GateResult> failed() {
        return failed;
    }
}
