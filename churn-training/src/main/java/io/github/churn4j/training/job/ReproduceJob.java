package io.github.churn4j.training.job;

import io.github.churn4j.ChurnException;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.ReadResult;
import io.github.churn4j.data.Validator;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.DataVersion;
import io.github.churn4j.model.MonitoringCalibrator;
import io.github.churn4j.model.Provenance;
import io.github.churn4j.training.ChurnTraining;
import io.github.churn4j.training.TrainingConfiguration;
import io.github.churn4j.training.TrainingResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Trains a model again from its own provenance and compares the bytes. */
public final class ReproduceJob {

    private ReproduceJob() {}

    /**
     * Runs the job on a file that is there.
     *
     * @param data the file the model was trained on
     * @param copy where to write the new bundle; absent to throw it away
     * @return whether the new bundle has the same SHA-256
     * @throws ChurnException if the data are not those the model names, or cannot be trained on
     */
    public static boolean run(
            Path modelFile, Path data, char separator, int threads, Optional<Path> copy, Consumer<String> console) {
        return run(
                modelFile,
                Optional.of(data),
                version -> {
                    throw new ChurnException(data + ": there is no such file; check churn.data, or bring "
                            + version.path() + " with MD5 " + version.md5());
                },
                separator,
                threads,
                copy,
                console);
    }

    /** The same for models that do not say how they are to be watched. */
    public static boolean run(
            Path modelFile,
            Optional<Path> data,
            Function<DataVersion, Path> fetcher,
            char separator,
            int threads,
            Optional<Path> copy,
            Consumer<String> console) {
        return run(modelFile, data, fetcher, separator, threads, Optional.empty(), copy, console);
    }

    /**
     * Runs the job, having the data brought where the file is not given or not there.
     *
     * @param data the file the model was trained on
     * @param fetcher brings a version of tracked data and answers where it lies then; asked at most once
     * @param monitoring finds out how a model is to be watched; asked where the model says so
     * @param copy where to write the new bundle; absent to throw it away
     * @return whether the new bundle has the same SHA-256
     * @throws ChurnException if the data are not those the model names, cannot be brought or cannot be trained on
     */
    public static boolean run(
            Path modelFile,
            Optional<Path> data,
            Function<DataVersion, Path> fetcher,
            char separator,
            int threads,
            Optional<MonitoringCalibrator> monitoring,
            Optional<Path> copy,
            Consumer<String> console) {
        ChurnModel model = ChurnModel.read(modelFile);
        if (data.isPresent()
                && (Files.exists(data.get()) || model.provenance().dataVersion().isEmpty())) {
            return run(model, data.get(), DataFile.name(data.get()), separator, threads, monitoring, copy, console);
        }
        DataVersion version = model.provenance()
                .dataVersion()
                .orElseThrow(() -> new ChurnException(modelFile
                        + " does not say under which version its data are tracked; set churn.data to the file with SHA-256 "
                        + model.provenance().dataSha256()));
        Path brought = fetcher.apply(version);
        return run(
                model, brought, DataFile.name(Path.of(version.path())), separator, threads, monitoring, copy, console);
    }

    /** The report names the file as it was called when the model was trained. */
    private static boolean run(
            ChurnModel model,
            Path data,
            String name,
            char separator,
            int threads,
            Optional<MonitoringCalibrator> monitoring,
            Optional<Path> copy,
            Consumer<String> console) {
        Provenance provenance = model.provenance();
        String dataSha256 = DataFile.sha256(data);
        if (!dataSha256.equals(provenance.dataSha256())) {
            throw new ChurnException(data + " has SHA-256 " + dataSha256 + ", the model was trained on "
                    + provenance.dataSha256() + "; give the data it was trained on");
        }
        tellOtherVersions(provenance, console);
        TrainingConfiguration configuration = TrainingConfiguration.fromJson(provenance.configuration());
        ReadResult read = Validator.of(model.schema())
                .withMaxRefused(configuration.maxRejected())
                .withAllowedLeakage(configuration.allowedLeakage())
                .read(CsvSource.of(data).withSeparator(separator));
        ChurnTraining training = ChurnTraining.of(configuration)
                .withThreads(threads)
                .withListener(new ConsoleProgress(console))
                .withValidation(read.report().withSource(name));
        if (provenance.codeRevision().isPresent()) {
            training = training.withCodeRevision(provenance.codeRevision().get());
        }
        if (provenance.dataVersion().isPresent()) {
            training = training.withDataVersion(provenance.dataVersion().get());
        }
        if (model.seenRows().isEmpty()) {
            training = training.withoutSeenRows();
        }
        if (model.monitoring().isPresent()) {
            training = training.withMonitoring(monitoring.orElseThrow(() -> new ChurnException("model " + model.name()
                    + " says how it is to be watched; give the calibrator that found out, from churn-drift")));
        }
        ChurnModel again = training.run(read.dataset(), dataSha256).model();
        copy.ifPresent(again::write);
        boolean same = again.sha256().equals(model.sha256());
        console.accept("recorded   " + model.sha256());
        console.accept("reproduced " + again.sha256());
        console.accept(same ? "The model was reproduced byte for byte." : "The model was NOT reproduced.");
        return same;
    }

    private static void tellOtherVersions(Provenance provenance, Consumer<String> console) {
        TrainingResult.libraries().forEach((name, version) -> {
            String recorded = provenance.libraries().getOrDefault(name, "none");
            if (!recorded.equals(version)) {
                console.accept("WARNING: the model was trained with " + name + " " + recorded + ", here is " + version);
            }
        });
    }
}
