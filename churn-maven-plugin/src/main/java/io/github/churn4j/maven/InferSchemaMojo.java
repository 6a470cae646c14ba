package io.github.churn4j.maven;

import io.github.churn4j.training.job.InferSchemaJob;
import io.github.churn4j.training.job.TrainJob;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Infers a schema from a CSV file, tells why for every column, and writes it as schema.json. */
@Mojo(
        name = "infer-schema",
        defaultPhase = LifecyclePhase.GENERATE_RESOURCES,
        requiresProject = false,
        threadSafe = true)
public final class InferSchemaMojo extends TableMojo {

    @Override
    void run() {
        InferSchemaJob.run(table(requireData()), output().resolve(TrainJob.SCHEMA), this::print);
    }
}
