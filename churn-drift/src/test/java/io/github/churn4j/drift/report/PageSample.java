package io.github.churn4j.drift.report;

import io.github.churn4j.drift.ComparedDistribution;
import io.github.churn4j.drift.Correction;
import io.github.churn4j.drift.DomainDrift;
import io.github.churn4j.drift.DriftReport;
import io.github.churn4j.drift.DriftTest;
import io.github.churn4j.drift.FeatureDrift;
import io.github.churn4j.drift.FeatureDrift.Kind;
import io.github.churn4j.drift.SampleFacts;
import io.github.churn4j.drift.TestResult;
import io.github.churn4j.drift.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A report of a comparison that never took place, with every part that a test may want to change. */
final class PageSample {

    private static final double[] EDGES = {0, 20, 40, 60, 80, 100, 120, 140};
    private static final double[] THEN = {180, 420, 760, 900, 480, 200, 60};

    String column = "Total_Trans_Ct";
    String level = "Black";
    Verdict verdict = Verdict.DRIFT;
    double importance = .31;
    int stable = 16;
    int drifted = 3;
    boolean score = true;
    boolean missingAltogether;
    Optional<DomainDrift> domain = Optional.empty();
    List<String> absent = List.of();
    List<String> notes = List.of();
    String source = "customers.csv";

    DriftReport report() {
        return new DriftReport(
                verdict,
                new SampleFacts("hold-out", 3_000, 0, 0, 3_000, List.of(), List.of()),
                new SampleFacts(source, 500, 0, 0, 500, absent, List.of()),
                .05,
                Correction.BONFERRONI,
                3 * (stable + drifted) + 1,
                "drift where any feature or the score drifts",
                features(),
                score ? Optional.of(score()) : Optional.empty(),
                domain,
                notes);
    }

    String page() {
        return DriftPage.of(report()).html().toHtml();
    }

    static DomainDrift domain(boolean drift) {
        return new DomainDrift(
                drift ? Verdict.DRIFT : Verdict.STABLE,
                drift ? .68 : .51,
                drift ? 2e-31 : .34,
                .54,
                5,
                3_000,
                500,
                List.of(
                        new DomainDrift.Revealing("Total_Trans_Ct", .14),
                        new DomainDrift.Revealing("Total_Trans_Amt", .05),
                        new DomainDrift.Revealing("Card_Category", .01)),
                List.of());
    }

    private List<FeatureDrift> features() {
        List<FeatureDrift> all = new ArrayList<>();
        boolean drift = verdict == Verdict.DRIFT;
        for (int i = 0; i < drifted; i++) {
            all.add(
                    switch (i % 3) {
                        case 0 -> numeric(i == 0 ? column : column + i, drift, importance);
                        case 1 -> categorical(i == 1 ? "Card_Category" : "Card_Category" + i, drift);
                        default -> missing(i == 2 ? "Total_Revolving_Bal" : "Total_Revolving_Bal" + i, drift);
                    });
        }
        for (int i = 0; i < stable; i++) {
            all.add(numeric("Feature_" + i, false, importance / 10));
        }
        return all;
    }

    private FeatureDrift numeric(String name, boolean drift, double weight) {
        double[] now =
                drift ? new double[] {70, 130, 140, 100, 40, 15, 5} : new double[] {30, 70, 130, 150, 80, 30, 10};
        TestResult ks = new TestResult(
                DriftTest.KOLMOGOROV_SMIRNOV,
                drift ? .214 : .021,
                drift ? 3.2e-17 : .41,
                .098,
                drift ? .214 : .021,
                .121,
                of(drift));
        return new FeatureDrift(
                name,
                Kind.NUMERIC,
                of(drift),
                List.of(ks, missingTest(0, false)),
                weight,
                drift ? .214 * weight : 0,
                3_000,
                missingAltogether ? 0 : 500,
                0,
                missingAltogether ? 1 : 0,
                List.of(),
                new ComparedDistribution(EDGES, List.of(), THEN, now));
    }

    private FeatureDrift categorical(String name, boolean drift) {
        double[] now = {430, 50, 4, drift ? 16 : 0};
        TestResult chi = new TestResult(DriftTest.CHI_SQUARE, 96.1, drift ? 1.1e-20 : .2, 17.2, .166, .09, of(drift));
        return new FeatureDrift(
                name,
                Kind.CATEGORICAL,
                of(drift),
                List.of(chi, missingTest(0, false)),
                importance / 6,
                .01,
                3_000,
                500,
                0,
                0,
                List.of("16 values are of the level '" + level + "', which the model does not know"),
                new ComparedDistribution(
                        new double[0], List.of("Blue", "Silver", "Gold", level), new double[] {2790, 165, 35, 0}, now));
    }

    private FeatureDrift missing(String name, boolean drift) {
        return new FeatureDrift(
                name,
                Kind.NUMERIC,
                of(drift),
                List.of(missingTest(.12, drift)),
                importance / 9,
                .004,
                3_000,
                440,
                0,
                .12,
                List.of(),
                new ComparedDistribution(EDGES, List.of(), THEN, THEN));
    }

    private static TestResult missingTest(double rate, boolean drift) {
        return new TestResult(DriftTest.MISSING_RATE, rate, drift ? 4e-45 : 1, .012, rate, .018, of(drift));
    }

    private FeatureDrift score() {
        boolean drift = verdict == Verdict.DRIFT;
        double[] now = drift ? new double[] {300, 60, 40, 40, 60} : new double[] {400, 30, 20, 20, 30};
        TestResult ks = new TestResult(
                DriftTest.KOLMOGOROV_SMIRNOV,
                drift ? .19 : .02,
                drift ? 2e-14 : .8,
                .098,
                drift ? .19 : .02,
                .12,
                of(drift));
        return new FeatureDrift(
                FeatureDrift.SCORE,
                Kind.SCORE,
                of(drift),
                List.of(ks),
                Double.NaN,
                .19,
                3_000,
                500,
                0,
                0,
                List.of(),
                new ComparedDistribution(
                        new double[] {0, .2, .4, .6, .8, 1}, List.of(), new double[] {2400, 180, 120, 120, 180}, now));
    }

    private static Verdict of(boolean drift) {
        return drift ? Verdict.DRIFT : Verdict.STABLE;
    }
}
