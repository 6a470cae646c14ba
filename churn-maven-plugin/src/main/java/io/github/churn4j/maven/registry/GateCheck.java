package io.github.churn4j.maven.registry;

import io.github.churn4j.registry.GateResult;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.Move;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Asks the gates about one version and tells what they found. */
final class GateCheck {

    private GateCheck() {}

    /**
     * Asks them.
     *
     * @param incumbent the version the alias points at now
     * @param several whether evidence must tell versions apart
     */
    static List<GateResult> run(
            ModelRegistry registry,
            String name,
            Move move,
            OptionalInt incumbent,
            GateRequest request,
            boolean several,
            Consumer<String> console) {
        throw new UnsupportedOperationException(registry + name + move + incumbent + request + several + console);
    }
}
