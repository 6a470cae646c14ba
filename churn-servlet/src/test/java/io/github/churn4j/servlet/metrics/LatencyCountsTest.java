package io.github.churn4j.servlet.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatencyCountsTest {

    private static final double[] BOUNDS = LatencyCounts.boundsMillis();

    @Test
    void putsEachTimeIntoTheBucketWhoseBoundItDoesNotExceed() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            long nanos = (long) Math.exp(random.nextDouble() * 30);
            LatencyCounts latency = new LatencyCounts();
            latency.record(nanos);
            int expected = 0;
            while (expected < BOUNDS.length && nanos / 1e6 > BOUNDS[expected]) {
                expected++;
            }
            assertThat(latency.counts()[expected]).as("bucket of %d ns", nanos).isEqualTo(1);
        }
    }

    @Test
    void percentilesLieInTheBucketOfTheExactOnes() {
        Random random = new Random(8);
        LatencyCounts latency = new LatencyCounts();
        double[] millis = new double[5_000];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = Math.exp(random.nextGaussian());
            latency.record((long) (millis[i] * 1e6));
        }
        Arrays.sort(millis);
        for (double fraction : new double[] {.01, .5, .95, .99}) {
            double exact = millis[(int) Math.ceil(fraction * millis.length) - 1];
            double told = LatencyCounts.quantileMillis(latency.counts(), fraction);
            assertThat(told / exact).as("percentile %s", fraction).isBetween(.6, 1.7);
        }
    }

    @Test
    void aPercentileInsideABucketIsInterpolated() {
        LatencyCounts latency = new LatencyCounts();
        for (int i = 0; i < 10; i++) {
            latency.record(2_500_000); // the bucket from 2 to 3 ms
        }
        assertThat(LatencyCounts.quantileMillis(latency.counts(), .5)).isCloseTo(2.5, within(1e-12));
    }

    @Test
    void beyondTheLastBoundTheBoundIsTold() {
        LatencyCounts latency = new LatencyCounts();
        latency.record(60_000_000_000L);
        assertThat(LatencyCounts.quantileMillis(latency.counts(), .5)).isEqualTo(10_000);
        assertThat(latency.seconds()).isEqualTo(60);
    }

    @Test
    void nothingHasNoPercentile() {
        assertThat(LatencyCounts.quantileMillis(new LatencyCounts().counts(), .5))
                .isNaN();
    }
}
