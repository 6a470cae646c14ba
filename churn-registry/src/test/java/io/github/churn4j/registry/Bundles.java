package io.github.churn4j.registry;

import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Models;
import io.github.churn4j.model.Provenance;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Small bundles, different for different seeds, made without training. */
public final class Bundles {

    private Bundles() {}

    /** A bundle of some ten kilobytes. */
    public static ChurnModel model(String name, long seed) {
        return model(name, seed, 0);
    }

    /** The same with a report of so many characters, none of which compress. */
    public static ChurnModel model(String name, long seed, int reportSize) {
        ChurnModel base = Models.logistic();
        SplittableRandom random = new SplittableRandom(seed);
        double rocAuc = .9 + random.nextInt(1_000) / 10_000.0;
        StringBuilder report = new StringBuilder("<html>");
        while (report.length() < reportSize) {
            report.append(Long.toString(random.nextLong(), 36));
        }
        return ChurnModel.builder()
                .name(name)
                .pipeline(base.pipeline())
                .classifier(base.classifier())
                .calibration(base.calibration())
                .decision(base.decision())
                .profile(base.profile())
                .provenance(new Provenance(
                        "0".repeat(64),
                        60,
                        Optional.of("abc"),
                        seed,
                        "logistic",
                        "{\n  \"a\" : 1\n}\n",
                        Map.of("b", "2")))
                .evaluation("{\"crossValidation\": {\"rocAuc\": " + rocAuc + ", \"brier\": 0.05},"
                        + " \"holdout\": {\"rocAuc\": " + rocAuc + ", \"brier\": 0.06}}\n")
                .card("# " + name + " " + seed + "\n")
                .report(report.append("</html>").toString())
                .build();
    }
}
