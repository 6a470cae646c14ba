package io.github.churn4j.drift.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.model.Distribution;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often large samples of one population are called different where the reference is a summary. At a true rate of .05 more
 * than 36 alarms of 400 happen once in 2,000 runs (scipy 1.17.1: binom.sf(36, 400, .05)).
 */
class LargeSummaryTest {

    private static final int RUNS = Integer.getInteger("churn.summaries", 400);
    private static final int SIZE = Integer.getInteger("churn.summarySize", 200_000);

    /** Rising values of an even distribution, by the spacings of a Poisson process. */
    private static double[] rising(SplittableRandom random) {
        double[] values = new double[SIZE];
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            sum -= Math.log1p(-random.nextDouble());
            values[i] = sum;
        }
        sum -= Math.log1p(-random.nextDouble());
        for (int i = 0; i < SIZE; i++) {
            values[i] /= sum;
        }
        return values;
    }

    @Test
    @Tag("slow")
    void whatIsCertainOfASummaryKeepsTheLevelOfLargeSamples() {
        SplittableRandom random = new SplittableRandom(17);
        double critical = KolmogorovSmirnov.critical(.05, SIZE, SIZE);
        int alarms = 0;
        int taken = 0;
        for (int run = 0; run < RUNS; run++) {
            EmpiricalDistribution reference = EmpiricalDistribution.of(Distribution.of(rising(random)));
            double[] now = rising(random);
            alarms += KolmogorovSmirnov.certain(reference, now, SIZE) >= critical ? 1 : 0;
            taken += KolmogorovSmirnov.statistic(reference, now, SIZE) >= critical ? 1 : 0;
        }
        System.getLogger(LargeSummaryTest.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "{0} of {1} pairs raised an alarm, {2} with the summary taken for the reference",
                        alarms,
                        RUNS,
                        taken);
        assertThat(alarms).isLessThanOrEqualTo((int) Math.ceil(RUNS * .05 + 3.3 * Math.sqrt(RUNS * .05 * .95)));
        assertThat(alarms).isGreaterThan(RUNS / 100);
    }
}
