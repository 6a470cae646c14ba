package io.github.churn4j.servlet;

import io.github.churn4j.ChurnException;
import io.github.churn4j.ModelSource;
import io.github.churn4j.ServedModel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where no model is configured: the service runs, says so, and disturbs no application that merely has the jar. */
final class NoModelSource implements ModelSource {

    @Override
    public String description() {
        return ServiceSettings.MODEL.key() + " (or the environment variable " + ServiceSettings.MODEL.environment()
                + ") is not set to a bundle file, which";
    }

    @Override
    public Optional<ServedModel> current(@Nullable ServedModel known) {
        return Optional.empty();
    }

    @Override
    public List<String> versions() {
        return List.of();
    }

    @Override
    public ServedModel load(String version) {
        throw new ChurnException("no model source is configured");
    }
}
