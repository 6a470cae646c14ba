package io.github.churn4j.training.job;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.ReadResult;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.training.ChurnTraining;
import io.github.churn4j.training.TrainingConfiguration;
import io.github.churn4j.training.TrainingResult;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Trains a model on a table and writes {@code model.churn}, {@code schema.json}, {@code evaluation.json},
 * {@code report.html}, {@code validation.json} and {@code run.json}.
 *
 * <p>All of them appear together or none does: whatever fails, the files of the last good run stay. {@code run.json}
 * comes last. While it names the same inputs and the model beside it is still the one it names, the job has nothing to
 * do. Where the data are not fit to learn from, {@code validation.json} and {@code rejects.csv} of the failed run are
 * in {@code failed}.
 */
public final class TrainJob {

    /** The bundle's name in the output directory. */
    public static final String MODEL = "model.churn";
    /** The schema's name in the output directory. */
    public static final String SCHEMA = "schema.json";
    /** The evaluation's name in the output directory. */
    public static final String EVALUATION = "evaluation.json";
    /** The report's name in the output directory. */
    public static final String REPORT = "report.html";
    /** The run record's name in the output directory. */
    public static final String RUN = "run.json";

    private TrainJob() {}

    /**
     * Runs the job.
     *
     * @param clock dates the run record, nothing else
     * @param console hears schema decisions, findings, progress and the result
     * @return the model that lies in the output directory
     * @throws io.github.churn4j.ChurnException if the data or the configuration do not allow it, with the remedy
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static ChurnModel run(TrainRequest request, Clock clock, Consumer<String> console) {
        Path output = request.output();
        String dataSha256 = DataFile.sha256(request.table().data());
        String inputs = RunRecord.inputs(request, dataSha256);
        if (!request.force()) {
            Optional<ChurnModel> known = RunRecord.unchanged(output, inputs);
            if (known.isPresent()) {
                console.accept("Nothing changed since " + output.resolve(MODEL)
                        + " was trained; set churn.force to train again");
                return known.get();
            }
        }
        OutputDirectory files = OutputDirectory.of(
                output, MODEL, SCHEMA, EVALUATION, REPORT, ValidateJob.REPORT, ValidateJob.REJECTS, RUN);
        try {
            return train(request, dataSha256, inputs, files, clock, console);
        } finally {
            files.discard();
        }
    }

    private static ChurnModel train(
            TrainRequest request,
            String dataSha256,
            String inputs,
            OutputDirectory files,
            Clock clock,
            Consumer<String> console) {
        var started = clock.instant();
        ChurnSchema schema = SchemaStep.of(request.table(), console);
        ReadResult read = fit(request, schema, files, console);
        TrainingResult result = training(request, console)
                .withValidation(
                        read.report().withSource(DataFile.name(request.table().data())))
                .run(read.dataset(), dataSha256);
        ChurnModel model = result.model();
        files.gather(SCHEMA, schema.toJson());
        files.gather(EVALUATION, model.evaluation());
        files.gather(REPORT, model.report());
        files.gather(RUN, RunRecord.json(inputs, request, result, started, clock.instant()));
        model.write(files.gathering(MODEL));
        files.publish(RUN, ValidateJob.REJECTS);
        TrainingSummary.of(result, request.output()).forEach(console);
        return model;
    }

    /** The customers, if they are fit to learn from; otherwise what was found is set apart. */
    private static ReadResult fit(
            TrainRequest request, ChurnSchema schema, OutputDirectory files, Consumer<String> console) {
        TrainingConfiguration configuration = request.configuration();
        ReadResult read = ValidateJob.check(
                request.table(),
                schema,
                configuration.allowedLeakage(),
                configuration.maxRejected(),
                files.gathering(ValidateJob.REPORT),
                files.gathering(ValidateJob.REJECTS),
                console);
        if (!read.report().passed()) {
            console.accept("What was found is in " + files.setApart());
        }
        read.report().requirePassed();
        return read;
    }

    private static ChurnTraining training(TrainRequest request, Consumer<String> console) {
        ChurnTraining training = ChurnTraining.of(request.configuration())
                .withThreads(request.threads())
                .withBudget(request.budget())
                .withListener(new ConsoleProgress(console));
        if (request.codeRevision().isPresent()) {
            training = training.withCodeRevision(request.codeRevision().get());
        }
        if (request.monitoring().isPresent()) {
            training = training.withMonitoring(request.monitoring().get());
        }
        return request.dataVersion().map(training::withDataVersion).orElse(training);
    }
}
