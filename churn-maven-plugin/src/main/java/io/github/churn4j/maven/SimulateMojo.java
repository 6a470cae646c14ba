package io.github.churn4j.maven;

import io.github.churn4j.training.job.SimulateJob;
import io.github.churn4j.training.simulate.DriftKind;
import java.io.File;
import java.util.Arrays;
import java.util.Locale;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes a CSV file of simulated bank-card customers. They are not real: use them to try things out. */
@Mojo(name = "simulate", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, requiresProject = false, threadSafe = true)
public final class SimulateMojo extends ChurnMojo {

    /** The CSV file to write; default simulated.csv in the output directory. */
    @Parameter(property = "churn.simulated")
    private @Nullable File file;

    /** Number of customers. */
    @Parameter(property = "churn.rows", defaultValue = "10000")
    private long rows;

    /** The same seed gives the same customers. */
    @Parameter(property = "churn.seed", defaultValue = "42")
    private long seed;

    /** What changes along the rows: none, sudden, gradual, seasonal, new_category, missing_values or concept. */
    @Parameter(property = "churn.drift.kind", defaultValue = "none")
    private String drift = "none";

    /** Where the change begins, as a fraction of the rows. */
    @Parameter(property = "churn.drift.start", defaultValue = "0.5")
    private double driftStart;

    /** How strong the change is. */
    @Parameter(property = "churn.drift.strength", defaultValue = "1")
    private double driftStrength;

    /** Adds the true churn probability as a column. It leaks the label: never train on it. */
    @Parameter(property = "churn.trueProbability", defaultValue = "false")
    private boolean trueProbability;

    @Override
    void run() {
        var target = file == null ? output().resolve("simulated.csv") : file.toPath();
        SimulateJob.run(
                target, rows, seed, kind().scenario(rows, driftStart, driftStrength), trueProbability, this::print);
    }

    private DriftKind kind() {
        String wanted = drift.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(DriftKind.values())
                .filter(k -> k.name().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("churn.drift.kind is \"" + drift + "\", expected one of "
                                + Arrays.toString(DriftKind.values()).toLowerCase(Locale.ROOT)));
    }
}
