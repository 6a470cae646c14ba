package io.github.churn4j.training.job;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Decision;
import io.github.churn4j.data.InferredSchema;
import io.github.churn4j.data.SchemaInference;
import java.util.function.Consumer;

/** Reads the schema of a table or infers it, telling every decision. */
final class SchemaStep {

    private SchemaStep() {}

    static ChurnSchema of(TableRequest table, Consumer<String> console) {
        if (table.schema().isPresent()) {
            return ChurnSchema.read(table.schema().get());
        }
        SchemaInference inference =
                SchemaInference.withDefaults().withExclude(table.exclude()).withMissingTokens(table.missingTokens());
        if (table.label().isPresent()) {
            inference = inference.withLabel(table.label().get());
        }
        if (table.positive().isPresent()) {
            inference = inference.withPositive(table.positive().get());
        }
        if (table.identifier().isPresent()) {
            inference = inference.withIdentifier(table.identifier().get());
        }
        if (table.group().isPresent()) {
            inference = inference.withGroup(table.group().get());
        }
        if (table.time().isPresent()) {
            inference = inference.withTime(table.time().get());
        }
        InferredSchema inferred = inference.infer(table.source());
        console.accept("Schema, inferred from " + table.data() + ":");
        inferred.decisions().stream().map(Decision::line).forEach(line -> console.accept("  " + line));
        return inferred.schema();
    }
}
