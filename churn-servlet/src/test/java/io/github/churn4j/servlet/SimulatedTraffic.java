package io.github.churn4j.servlet;

import io.github.churn4j.drift.Customers;
import io.github.churn4j.training.simulate.DriftScenario;
import java.nio.charset.StandardCharsets;

/** Simulated customers as a service is asked about them, before and after they change. */
final class SimulatedTraffic {

    private SimulatedTraffic() {}

    /** A CSV table of customers like those of {@link TestModels#bank}. */
    static String stable(int rows, long seed) {
        return csv(rows, seed, DriftScenario.none());
    }

    /** A table of customers who spend less all at once. */
    static String sudden(int rows, long seed) {
        return csv(rows, seed, DriftScenario.sudden(0, .6));
    }

    private static String csv(int rows, long seed, DriftScenario scenario) {
        return new String(Customers.csv(rows, seed, scenario), StandardCharsets.UTF_8);
    }
}
