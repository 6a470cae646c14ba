package io.github.churn4j.training.job;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.internal.io.AtomicFile;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Infers a schema from a table and writes it as JSON. */
public final class InferSchemaJob {

    private InferSchemaJob() {}

    /**
     * Runs the job.
     *
     * @param output the schema file to write
     * @param console hears every decision
     * @throws io.github.churn4j.ChurnException if no schema can be inferred, with the remedy
     */
    public static ChurnSchema run(TableRequest table, Path output, Consumer<String> console) {
        ChurnSchema schema = SchemaStep.of(table, console);
        AtomicFile.write(output, schema.toJson());
        console.accept("Schema written to " + output);
        return schema;
    }
}
