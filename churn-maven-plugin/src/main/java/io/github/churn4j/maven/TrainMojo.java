package io.github.churn4j.maven;

import io.github.churn4j.drift.stream.DriftCalibration;
import io.github.churn4j.evaluate.ProfitParameters;
import io.github.churn4j.maven.registry.TrainingData;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.pipeline.FeaturePipeline;
import io.github.churn4j.pipeline.Ratio;
import io.github.churn4j.training.SearchLevel;
import io.github.churn4j.training.TrainingConfiguration;
import io.github.churn4j.training.job.SimulateJob;
import io.github.churn4j.training.job.TrainJob;
import io.github.churn4j.training.job.TrainRequest;
import io.github.churn4j.training.simulate.DriftScenario;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * Trains a churn model on a CSV file and writes model.churn, schema.json, evaluation.json, report.html,
 * validation.json and run.json. Without churn.data it trains on simulated customers, and says so. Does nothing while
 * neither data nor settings changed.
 */
@Mojo(name = "train", defaultPhase = LifecyclePhase.PACKAGE, requiresProject = false, threadSafe = true)
public final class TrainMojo extends TableMojo {

    /** The model's name. */
    @Parameter(property = "churn.name", defaultValue = "churn-model")
    private String name = "churn-model";

    /** How much to try: quick, standard or thorough. */
    @Parameter(property = "churn.search", defaultValue = "standard")
    private String search = "standard";

    /** Fraction of the customers held out for the final figures; 0 for none. */
    @Parameter(property = "churn.holdout", defaultValue = "0.2")
    private double holdout;

    /** Folds of cross-validation. */
    @Parameter(property = "churn.folds", defaultValue = "5")
    private int folds;

    /** The same seed gives the same model. */
    @Parameter(property = "churn.seed", defaultValue = "42")
    private long seed;

    /** Threads; 0 for all processors. The model does not depend on it. */
    @Parameter(property = "churn.threads", defaultValue = "0")
    private int threads;

    /** Seconds after which the search tries nothing new; 0 for no limit. */
    @Parameter(property = "churn.budget", defaultValue = "0")
    private long budget;

    /** How scores become probabilities: auto or none. */
    @Parameter(property = "churn.calibration", defaultValue = "auto")
    private String calibration = "auto";

    /** How the threshold is chosen: f1, costs:FALSE_POSITIVE:FALSE_NEGATIVE or capacity:FRACTION. */
    @Parameter(property = "churn.threshold", defaultValue = "f1")
    private String threshold = "f1";

    /** Risk is medium above this probability. */
    @Parameter(property = "churn.mediumAbove", defaultValue = "0.4")
    private double mediumAbove;

    /** Risk is high above this probability. */
    @Parameter(property = "churn.highAbove", defaultValue = "0.7")
    private double highAbove;

    /** Expected worth of a customer who stays, for the expected profit of a campaign. */
    @Parameter(property = "churn.lifetimeValue", defaultValue = "200")
    private double lifetimeValue;

    /** Cost of the offer made to a customer who accepts it. */
    @Parameter(property = "churn.offerCost", defaultValue = "10")
    private double offerCost;

    /** Cost of contacting a customer. */
    @Parameter(property = "churn.contactCost", defaultValue = "1")
    private double contactCost;

    /** Columns to evaluate by category, comma-separated; default all with at most ten levels. */
    @Parameter(property = "churn.slices")
    private @Nullable List<String> slices;

    /** Ratio features, comma-separated, such as Total_Trans_Amt/Total_Trans_Ct. */
    @Parameter(property = "churn.ratios")
    private @Nullable List<String> ratios;

    /** Monotone constraints of boosting, comma-separated, such as Total_Trans_Ct:-1. */
    @Parameter(property = "churn.monotone")
    private @Nullable List<String> monotone;

    /** Columns to permute together for importance, such as Credit_Limit+Avg_Open_To_Buy; comma-separated groups. */
    @Parameter(property = "churn.together")
    private @Nullable List<String> together;

    /** Fits the winner again to all customers, hold-out included, before it is written. */
    @Parameter(property = "churn.refit", defaultValue = "false")
    private boolean refit;

    /** Number of customers to simulate where churn.data is not set. */
    @Parameter(property = "churn.rows", defaultValue = "10000")
    private long rows;

    /** Revision of your code, recorded in the model. */
    @Parameter(property = "churn.revision")
    private @Nullable String revision;

    /** Trains even if nothing changed. */
    @Parameter(property = "churn.force", defaultValue = "false")
    private boolean force;

    /** Calibrates the false alarms of drift monitoring on held-out customers, kept in the model. */
    @Parameter(property = "churn.monitoring", defaultValue = "true")
    private boolean monitoring = true;

    /** Attaches the model to the project's artifacts as type churn. */
    @Parameter(property = "churn.attach", defaultValue = "false")
    private boolean attach;

    @Inject
    private @Nullable MavenProjectHelper projectHelper;

    @Override
    void run() {
        Path data = data().orElseGet(this::simulated);
        TrainingConfiguration configuration = configuration(data().isEmpty());
        ChurnModel model = TrainJob.run(
                new TrainRequest(
                        table(data),
                        configuration,
                        output(),
                        Properties.threads(threads),
                        Properties.budget(budget),
                        Optional.ofNullable(revision),
                        TrainingData.version(data, this::print),
                        force,
                        monitoring ? Optional.of(DriftCalibration.calibrator()) : Optional.empty()),
                Clock.systemUTC(),
                this::print);
        getLog().debug("trained " + model);
        attach();
    }

    private Path simulated() {
        Path file = output().resolve("simulated.csv");
        SimulateJob.run(file, rows, seed, DriftScenario.none(), false, this::print);
        return file;
    }

    private void attach() {
        if (attach && project().isPresent() && projectHelper != null) {
            Path model = output().resolve(TrainJob.MODEL);
            projectHelper.attachArtifact(project().get(), "churn", model.toFile());
            print("Attached " + model + " as an artifact of type churn");
        }
    }

    private TrainingConfiguration configuration(boolean simulated) {
        FeaturePipeline pipeline = FeaturePipeline.withDefaults();
        for (String ratio : trimmed(ratios)) {
            String[] parts = Properties.parts(ratio, "/", 2, "churn.ratios", "numerator/denominator");
            pipeline = pipeline.withRatio(Ratio.of(parts[0], parts[1]));
        }
        TrainingConfiguration.Builder builder = TrainingConfiguration.builder()
                .name(name)
                .seed(seed)
                .folds(folds)
                .holdOut(holdout)
                .space(SearchLevel.ofName(search).space(seed))
                .pipeline(pipeline)
                .calibration(Properties.oneOf(
                        TrainingConfiguration.CalibrationPolicy.class, "churn.calibration", calibration))
                .threshold(Properties.threshold(threshold))
                .riskAbove(mediumAbove, highAbove)
                .profit(profit())
                .maxRejected(maxRejected())
                .refit(refit);
        allowLeakage().forEach(builder::allowLeakage);
        trimmed(slices).forEach(builder::slice);
        for (String constraint : trimmed(monotone)) {
            String[] parts = Properties.parts(constraint, ":", 2, "churn.monotone", "column:1 or column:-1");
            builder.monotone(parts[0], Properties.direction(parts[1], constraint));
        }
        for (String group : trimmed(together)) {
            builder.together(List.of(group.split("\\+")));
        }
        if (simulated) {
            builder.notice(SimulateJob.NOTICE);
        }
        return builder.build();
    }

    private ProfitParameters profit() {
        ProfitParameters defaults = ProfitParameters.defaults();
        return new ProfitParameters(defaults.alpha(), defaults.beta(), lifetimeValue, offerCost, contactCost);
    }
}
