package io.github.churn4j.servlet.drift;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the settings say of drift. Names nothing of churn-drift.
 *
 * @param window how rows are put into windows
 * @param minimum rows below which a window is not judged; empty for the usual number
 * @param rearm quiet windows after which an episode is over
 * @param budget how many false alarms are allowed
 * @param state a directory for what survives a restart
 * @param webhook where alerts are sent
 * @param webhookSecret what signs them
 */
public record DriftOptions(
        WindowChoice window,
        OptionalInt minimum,
        int rearm,
        BudgetChoice budget,
        Optional<Path> state,
        Optional<String> webhook,
        Optional<String> webhookSecret) {

    @Override
    public String toString() {
        return "DriftOptions[" + window + "]"; // not the address and not the secret
    }
}
