package io.github.churn4j.training.job;

import io.github.churn4j.ChurnException;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.ReadResult;
import io.github.churn4j.data.Validator;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Provenance;
import io.github.churn4j.training.ChurnTraining;
import io.github.churn4j.training.TrainingConfiguration;
import io.github.churn4j.training.TrainingResult;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Trains a model again from its own provenance and compares the bytes. */
public final class ReproduceJob {

    private ReproduceJob() {}

    /**
     * Runs the job.
     *
     * @param data the file the model was trained on
     * @param copy where to write the new bundle; absent to throw it away
     * @return whether the new bundle has the same SHA-256
     * @throws ChurnException if the data are not those the model names, or cannot be trained on
     */
    public static boolean run(
            Path modelFile, Path data, char separator, int threads, Optional<Path> copy, Consumer<String> console) {
        ChurnModel model = ChurnModel.read(modelFile);
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
                .withValidation(read.report().withSource(DataFile.name(data)));
        if (provenance.codeRevision().isPresent()) {
            training = training.withCodeRevision(provenance.codeRevision().get());
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
