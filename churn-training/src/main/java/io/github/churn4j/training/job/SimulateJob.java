package io.github.churn4j.training.job;

import io.github.churn4j.training.simulate.CustomerSimulator;
import io.github.churn4j.training.simulate.DriftScenario;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Writes a CSV file of simulated bank-card customers. */
public final class SimulateJob {

    /** What every user of simulated data must be told. */
    public static final String NOTICE =
            "The customers are simulated: figures show that the machinery works, not how any bank's customers behave.";

    private SimulateJob() {}

    /**
     * Runs the job.
     *
     * @param rows number of customers, 1 or more
     * @param drift {@link DriftScenario#none()} or what changes along the rows
     * @param trueProbability whether to add the true churn probability as a column, which leaks the label
     */
    public static void run(
            Path output, long rows, long seed, DriftScenario drift, boolean trueProbability, Consumer<String> console) {
        CustomerSimulator simulator = CustomerSimulator.builder()
                .rows(rows)
                .seed(seed)
                .drift(drift)
                .includeTrueProbability(trueProbability)
                .build();
        simulator.writeCsv(output);
        console.accept("Simulated " + rows + " bank-card customers (seed " + seed
                + (drift.equals(DriftScenario.none()) ? "" : ", " + drift) + ") in " + output);
        console.accept(NOTICE);
    }
}
