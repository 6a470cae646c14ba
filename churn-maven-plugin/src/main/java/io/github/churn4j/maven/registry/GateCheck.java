package io.github.churn4j.maven.registry;

import io.github.churn4j.ChurnException;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.GateResult;
import io.github.churn4j.registry.ModelReference;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.Move;
import io.github.churn4j.registry.gate.Gate;
import io.github.churn4j.registry.gate.GateContext;
import io.github.churn4j.registry.gate.Gates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Asks the gates about one version and tells what they found. */
final class GateCheck {

    private final ModelRegistry registry;
    private final String name;
    private final GateRequest request;
    private final Consumer<String> console;

    GateCheck(ModelRegistry registry, String name, GateRequest request, Consumer<String> console) {
        this.registry = registry;
        this.name = name;
        this.request = request;
        this.console = console;
    }

    /** The gates that are to be asked. */
    private List<Gate> gates() {
        if (request.gates().isPresent()) {
            return parse(request.gates().get());
        }
        if (request.data().isEmpty()) {
            throw new IllegalArgumentException(
                    "churn.data is not set; name a CSV file of labelled customers for the gates,"
                            + " or set churn.gates=none and churn.reason to promote without");
        }
        return Gates.standard();
    }

    private static List<Gate> parse(String text) {
        try {
            return Gates.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("churn.gates is \"" + text + "\": " + e.getMessage(), e);
        }
    }

    /**
     * Asks about the version of a move.
     *
     * @param incumbent the version the alias points at now
     * @param several whether evidence must tell versions apart
     */
    List<GateResult> run(Move move, OptionalInt incumbent, boolean several) {
        int version = move.version().orElseThrow();
        List<Gate> gates = gates();
        request.data().ifPresent(GateCheck::requireFile);
        console.accept("Gates for " + name + "@" + version
                + (incumbent.isPresent()
                        ? " against version " + incumbent.getAsInt() + ", which is " + move.alias()
                        : ", which would be the first " + move.alias())
                + request.data().map(file -> ", on " + file).orElse(", without customers"));
        List<GateResult> results = Gates.run(gates, context(version, incumbent), line -> {});
        tell(results);
        return several ? results.stream().map(r -> named(r, version)).toList() : results;
    }

    private static void requireFile(Path data) {
        if (!Files.isRegularFile(data)) {
            throw new ChurnException(data + ": there is no such file; check churn.data");
        }
    }

    private GateContext context(int version, OptionalInt incumbent) {
        GateContext.Builder context = GateContext.builder(load(version)).assertUnseen(request.assertUnseen());
        incumbent.ifPresent(number -> context.champion(load(number)));
        request.data()
                .ifPresent(file -> context.rows(model -> DatasetReader.of(model.schema())
                        .withMaxRefused(request.maxRejected())
                        .read(CsvSource.of(file).withSeparator(request.separator()))
                        .dataset()));
        return context.build();
    }

    private ChurnModel load(int version) {
        return registry.load(ModelReference.of(name, version));
    }

    private static GateResult named(GateResult result, int version) {
        return new GateResult(result.gate() + " of " + version, result.passed(), result.summary(), result.figures());
    }

    private void tell(List<GateResult> results) {
        TextTable table = TextTable.of("gate", "", "found");
        results.forEach(result -> table.row(result.gate(), result.passed() ? "passed" : "FAILED", result.summary()));
        List<String> lines = table.lines();
        console.accept(lines.get(0));
        for (int i = 0; i < results.size(); i++) {
            console.accept(lines.get(i + 1));
            if (!results.get(i).figures().isEmpty()) {
                console.accept("      " + Texts.figures(results.get(i).figures()));
            }
        }
    }
}
