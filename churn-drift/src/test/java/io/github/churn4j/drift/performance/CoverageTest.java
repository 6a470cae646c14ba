package io.github.churn4j.drift.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.drift.Verdict;
import io.github.churn4j.model.Calibration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often the intervals hold what they promise, for customers with log-odds of normal distribution and calibrated
 * scores. The table in docs/performance-estimation.md comes from 4,000 chunks: {@code -Dchurn.coverage=4000}.
 */
class CoverageTest {
    private static final int CHUNKS = Integer.getInteger("churn.coverage", 200);
    private static final double THRESHOLD = .4;
    private static final Cbpe CBPE = Cbpe.of(THRESHOLD);

    /** How often each kind of interval held what it should, by measure. */
    private static final class Held {
        private final int[][] counts = new int[Measure.values().length][10];

        private void add(Measure measure, int kind, boolean inside) {
            int[] count = counts[measure.ordinal()];
            count[2 * kind]++;
            count[2 * kind + 1] += inside ? 1 : 0;
        }

        private double share(Measure measure, int kind) {
            int[] count = counts[measure.ordinal()];
            return (double) count[2 * kind + 1] / count[2 * kind];
        }
    }

    private static double[] scores(SplittableRandom random, int n, double mean, double spread) {
        double[] p = new double[n];
        for (int i = 0; i < n; i++) {
            p[i] = Calibration.sigmoid(mean + spread * random.nextGaussian());
        }
        return p;
    }

    private static boolean[] labels(SplittableRandom random, double[] p) {
        boolean[] churned = new boolean[p.length];
        for (int i = 0; i < p.length; i++) {
            churned[i] = random.nextDouble() < p[i];
        }
        return churned;
    }

    @ParameterizedTest
    @CsvSource({
        "sharp, -4, 3.5, 200", "sharp, -4, 3.5, 500", "sharp, -4, 3.5, 2000",
        "blurred, -2, 1.2, 200", "blurred, -2, 1.2, 500", "blurred, -2, 1.2, 2000"
    })
    void intervalsHoldWhatTheyPromise(String model, double mean, double spread, int n) {
        SplittableRandom random = new SplittableRandom(n);
        PerformanceEstimate truth = CBPE.estimate(scores(random, 400_000, mean, spread));
        PerformanceComparison comparison = PerformanceComparison.of(CBPE);
        Held held = new Held();
        int alarms = 0;
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            double[] p = scores(random, n, mean, spread);
            boolean[] churned = labels(random, p);
            PerformanceEstimate estimate = CBPE.estimate(p);
            PerformanceEstimate expected = CBPE.expected(p, p);
            PerformanceEstimate realised = CBPE.realised(p, churned);
            double[] next = scores(random, n, mean, spread);
            PerformanceEstimate later = CBPE.realised(next, labels(random, next));
            for (Measure measure : Measure.values()) {
                double value = realised.get(measure).value();
                held.add(measure, 0, expected.get(measure).contains(value));
                held.add(measure, 1, estimate.get(measure).contains(value));
                held.add(
                        measure,
                        2,
                        estimate.get(measure).contains(later.get(measure).value()));
                held.add(
                        measure,
                        3,
                        realised.get(measure).contains(truth.get(measure).value()));
                held.add(
                        measure,
                        4,
                        estimate.get(measure).contains(truth.get(measure).value()));
            }
            byte[] outcomes = new byte[n];
            for (int i = 0; i < n; i++) {
                outcomes[i] = churned[i] ? PerformanceComparison.CHURNED : PerformanceComparison.STAYED;
            }
            EstimatedAndRealised both = comparison.compare(Instant.EPOCH, Instant.EPOCH, p, outcomes);
            alarms += both.verdict() == Verdict.DRIFT ? 1 : 0;
        }
        report(model, n, truth, held, (double) alarms / CHUNKS);
        double slack = 3 * Math.sqrt(.05 * .95 / CHUNKS);
        for (Measure measure : Measure.values()) {
            double skew = n < 500 || measure == Measure.EMPC ? .04 : .015;
            assertThat(held.share(measure, 0))
                    .as("expected " + measure)
                    .isBetween(.95 - slack - skew, .95 + slack + .02);
            assertThat(held.share(measure, 4)).as("population " + measure).isGreaterThan(.95 - slack);
            assertThat(held.share(measure, 1)).as("estimate " + measure).isGreaterThan(.95 - slack - skew);
        }
        assertThat((double) alarms / CHUNKS).isLessThan(.01 + 3 * Math.sqrt(.01 * .99 / CHUNKS));
    }

    private static void report(String model, int n, PerformanceEstimate truth, Held held, double alarms) {
        if (CHUNKS < 1000) {
            return;
        }
        System.out.printf(
                "%n%s n=%d AUC %.3f rate %.3f alarms %.4f%n",
                model, n, truth.rocAuc().value(), truth.churnRate().value(), alarms);
        for (Measure measure : Measure.values()) {
            System.out.printf(
                    "| %s | %d | %s | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                    model,
                    n,
                    measure.key(),
                    100 * held.share(measure, 0),
                    100 * held.share(measure, 1),
                    100 * held.share(measure, 4),
                    100 * held.share(measure, 2),
                    100 * held.share(measure, 3));
        }
    }
}
