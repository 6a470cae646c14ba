package io.github.churn4j.drift;

import io.github.churn4j.model.Trainer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of a detector. */
final class Detection {

    private final Reference reference;
    private final DriftOptions options;
    private final DriftSample current;

    Detection(
            Reference reference,
            Importances importances,
            DriftOptions options,
            @Nullable Trainer trainer,
            DriftSample current) {
        this.reference = reference;
        this.options = options;
        this.current = current;
    }

    DriftReport report() {
        return new DriftReport(
                Verdict.INSUFFICIENT_DATA,
                reference.facts(),
                current.facts(),
                options.alpha(),
                options.correction(),
                0,
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                current.notes());
    }
}
