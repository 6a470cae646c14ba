package io.github.churn4j;

import io.github.churn4j.model.ChurnModel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One model that never changes. */
final class FixedModelSource implements ModelSource {

    private final ServedModel served;

    FixedModelSource(ChurnModel model) {
        served = new ServedModel(model, BundleFileSource.version(model.sha256()), model.name());
    }

    @Override
    public String description() {
        return "the model " + served.origin();
    }

    @Override
    public Optional<ServedModel> current(@Nullable ServedModel known) {
        return Optional.of(known != null && known.version().equals(served.version()) ? known : served);
    }

    @Override
    public List<String> versions() {
        return List.of(served.version());
    }

    @Override
    public ServedModel load(String version) {
        if (!version.equals(served.version())) {
            throw new ChurnException(
                    "there is no version '" + BundleFileSource.harmless(version) + "', only " + served.version());
        }
        return served;
    }
}
