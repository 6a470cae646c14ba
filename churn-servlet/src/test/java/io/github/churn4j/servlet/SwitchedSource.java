package io.github.churn4j.servlet;

import io.github.churn4j.ModelSource;
import io.github.churn4j.ServedModel;
import io.github.churn4j.model.ChurnModel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Offers what the test says. */
final class SwitchedSource implements ModelSource {

    private volatile ServedModel offered;

    SwitchedSource(ChurnModel model) {
        offered = served(model);
    }

    private static ServedModel served(ChurnModel model) {
        return ModelSource.of(model).current(null).orElseThrow();
    }

    void offer(ChurnModel model) {
        offered = served(model);
    }

    @Override
    public String description() {
        return "a switch";
    }

    @Override
    public Optional<ServedModel> current(@Nullable ServedModel known) {
        ServedModel now = offered;
        return Optional.of(known != null && known.version().equals(now.version()) ? known : now);
    }

    @Override
    public List<String> versions() {
        return List.of(offered.version());
    }

    @Override
    public ServedModel load(String version) {
        return offered;
    }
}
