package io.github.churn4j.servlet;

import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.ModelVersion;
import io.github.churn4j.registry.Promotion;
import io.github.churn4j.registry.RegistryEvent;
import io.github.churn4j.registry.Signoff;
import java.nio.file.Path;

/** A registry in a directory, as somebody beside the service works on it. */
final class TestRegistry implements AutoCloseable {

    static final String NAME = "bank-churn";

    private final Path root;
    private final ModelRegistry registry;

    private TestRegistry(Path root) {
        this.root = root;
        registry = ModelRegistry.open(root.toString());
    }

    static TestRegistry in(Path root) {
        return new TestRegistry(root);
    }

    ModelRegistry registry() {
        return registry;
    }

    /** Settings of a service that serves from it. */
    ServiceSettings settings() {
        return ServiceSettings.withDefaults()
                .with(ServiceSettings.REGISTRY, root.toString())
                .with(ServiceSettings.NAME, NAME);
    }

    ModelVersion publish(ChurnModel model) {
        return registry.publish(NAME, model, new Signoff("ci/train-7", "trained on last month's customers"));
    }

    RegistryEvent promote(String alias, int version) {
        return registry.promote(Promotion.of(
                NAME, new Alias(alias), version, new Signoff("a colleague", "better on unseen customers")));
    }

    @Override
    public void close() {
        registry.close();
    }
}
