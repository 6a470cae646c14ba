package io.github.churn4j.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    @Test
    void areTheSameOnAnyNumberOfThreads() {
        EvaluationOptions options = EvaluationOptions.ofSeed(7).withReplicates(101);
        Map<Metric, Interval> one = Intervals.of(Samples.tiedScores(), .4, options);
        assertThat(Intervals.of(Samples.tiedScores(), .4, options.withThreads(3)))
                .isEqualTo(one);
        assertThat(Intervals.of(
                        Samples.tiedScores(), .4, EvaluationOptions.ofSeed(8).withReplicates(101)))
                .isNotEqualTo(one);
        assertThat(one.keySet()).containsExactly(Metric.values());
    }

    @Test
    void replicatesEqualMetricsOfRowsThatWereReallyDrawn() {
        Scores scores = Samples.random(3, 60, 8);
        EvaluationOptions options = EvaluationOptions.ofSeed(9).withReplicates(5);
        Metrics[] replicates = new Bootstrap(scores, Thresholds.decisions(scores, .4), options).replicates();
        long base = new SplittableRandom(9).nextLong();
        for (int r = 0; r < replicates.length; r++) {
            SplittableRandom random = new SplittableRandom(base + r);
            int[] rows = new int[60];
            Arrays.setAll(rows, i -> (int) (((random.nextInt() & 0xffffffffL) * 60) >>> 32));
            Metrics drawn = Metrics.of(scores.select(rows), .4, options.profit());
            for (Metric metric : Metric.values()) {
                assertThat(replicates[r].get(metric)).as(metric.key()).isEqualTo(drawn.get(metric), within(1e-12));
            }
        }
    }

    @Test
    void haveTheWidthThatTheoryGives() {
        // accuracy is a mean of independent 0/1 values: 1.96 sqrt(a (1 - a) / n) to each side
        Scores scores = Samples.distinctScores();
        Map<Metric, Interval> intervals = Intervals.of(scores, .5, EvaluationOptions.ofSeed(1));
        double accuracy = Metric.ACCURACY.of(scores);
        double reach = 1.96 * Math.sqrt(accuracy * (1 - accuracy) / scores.size());
        Interval interval = intervals.getOrDefault(Metric.ACCURACY, Interval.unknown());
        assertThat(interval.low()).isEqualTo(accuracy - reach, within(.005));
        assertThat(interval.high()).isEqualTo(accuracy + reach, within(.005));
        for (Metric metric : Metric.values()) {
            assertThat(intervals.get(metric)).matches(i -> i.contains(metric.of(scores)), metric.key());
        }
    }

    @Test
    void bootstrapOfTheAucAgreesWithDeLong() {
        Scores scores = Samples.distinctScores();
        int[] everyRowAlone = new int[scores.size()];
        Arrays.setAll(everyRowAlone, i -> -i);
        Interval bootstrap = Intervals.of(
                        scores, .5, EvaluationOptions.ofSeed(2).withClusters(everyRowAlone))
                .getOrDefault(Metric.ROC_AUC, Interval.unknown());
        assertThat(bootstrap.low()).isEqualTo(0.7719133420785316, within(.006));
        assertThat(bootstrap.high()).isEqualTo(0.8377603080522754, within(.006));
    }

    @Test
    void growWhenRowsRepeatACustomer() {
        // each of 200 rows four times: clustered, the interval is that of 200 rows, twice as wide as 800 would say
        Scores base = Samples.random(4, 200, 50);
        int[] four = new int[800];
        Arrays.setAll(four, i -> i % 200);
        Scores repeated = base.select(four);
        EvaluationOptions options = EvaluationOptions.ofSeed(5);
        double clustered = width(Intervals.of(repeated, .5, options.withClusters(four)), Metric.BRIER);
        double honest = width(Intervals.of(base, .5, options), Metric.BRIER);
        double naive = width(Intervals.of(repeated, .5, options), Metric.BRIER);
        assertThat(clustered / honest).isEqualTo(1, within(.1));
        assertThat(clustered / naive).isEqualTo(2, within(.2));
    }

    private static double width(Map<Metric, Interval> intervals, Metric metric) {
        Interval interval = intervals.getOrDefault(metric, Interval.unknown());
        return interval.high() - interval.low();
    }

    @Test
    void areUnknownWhereTheMetricIs() {
        Scores scores = Scores.of(new double[] {.1, .2, .9}, new byte[] {0, 0, 0});
        Map<Metric, Interval> intervals =
                Intervals.of(scores, .5, EvaluationOptions.ofSeed(1).withReplicates(50));
        assertThat(intervals.get(Metric.ROC_AUC)).isEqualTo(Interval.unknown());
        assertThat(intervals.get(Metric.TOP_DECILE_LIFT)).isEqualTo(Interval.unknown());
        assertThat(intervals.get(Metric.ACCURACY)).matches(Interval::isKnown);
        assertThat(Intervals.of(scores, .5, EvaluationOptions.ofSeed(1).withReplicates(0))
                        .get(Metric.ACCURACY))
                .isEqualTo(Interval.unknown());
    }

    @Test
    void interpolatesQuantilesLikeNumPy() {
        // np.quantile([1, 2, 4, 8], [.025, .5, .975])
        double[] values = {1, 2, 4, 8};
        assertThat(Intervals.quantile(values, .025)).isEqualTo(1.075, within(1e-14));
        assertThat(Intervals.quantile(values, .5)).isEqualTo(3);
        assertThat(Intervals.quantile(values, .975)).isEqualTo(7.7, within(1e-14));
    }

    @Test
    void refusesClustersOfAnotherSample() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Intervals.of(
                        Samples.tiedScores(), .5, EvaluationOptions.ofSeed(1).withClusters(new int[3])))
                .withMessageContaining("3 cluster ids for 800 rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EvaluationOptions.ofSeed(1).withReplicates(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EvaluationOptions.ofSeed(1).withThreads(0));
    }
}
