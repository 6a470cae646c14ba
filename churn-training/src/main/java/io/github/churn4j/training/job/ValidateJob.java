package io.github.churn4j.training.job;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.ReadResult;
import io.github.churn4j.data.ValidationReport;
import io.github.churn4j.data.Validator;
import io.github.churn4j.internal.io.AtomicFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Checks a table and writes {@code validation.json} and, where rows are refused, {@code rejects.csv}. */
public final class ValidateJob {

    /** The report's name in the output directory. */
    public static final String REPORT = "validation.json";
    /** The name of the file of refused rows in the output directory. */
    public static final String REJECTS = "rejects.csv";

    private ValidateJob() {}

    /**
     * Runs the job.
     *
     * @param allowedLeakage features that may tell the label alone
     * @param maxRejected fraction of rows that may be refused, in [0, 1]
     * @param output the directory to write to
     * @return what was found; not necessarily without errors
     * @throws io.github.churn4j.ChurnException if the table cannot be read at all
     */
    public static ValidationReport run(
            TableRequest table,
            List<String> allowedLeakage,
            double maxRejected,
            Path output,
            Consumer<String> console) {
        OutputDirectory.of(output, REPORT, REJECTS);
        return check(
                        table,
                        SchemaStep.of(table, console),
                        allowedLeakage,
                        maxRejected,
                        output.resolve(REPORT),
                        output.resolve(REJECTS),
                        console)
                .report();
    }

    static ReadResult check(
            TableRequest table,
            ChurnSchema schema,
            List<String> allowedLeakage,
            double maxRejected,
            Path report,
            Path rejects,
            Consumer<String> console) {
        ReadResult result = Validator.of(schema)
                .withMaxRefused(maxRejected)
                .withAllowedLeakage(allowedLeakage)
                .withRejects(rejects)
                .validate(table.source());
        AtomicFile.write(report, result.report().toJson());
        result.report().lines().forEach(console);
        return result;
    }
}
