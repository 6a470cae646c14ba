package io.github.churn4j.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** References: the quadratic definition in NumPy 2.4.6, normal distribution of SciPy 1.17.1. */
class DeLongTest {
    @Test
    void equalsTheDefinitionOfTheVariance() {
        variance(Samples.distinctScores(), 0.0167900525975657);
        variance(Samples.tiedScores(), 0.016823591770788526);
    }

    private static void variance(Scores scores, double standardError) {
        double variance = DeLong.variance(DeLong.placements(scores.ranking()), scores.ranking());
        assertThat(Math.sqrt(variance)).isEqualTo(standardError, within(1e-14));
    }

    @Test
    void isSymmetricOnTheLogOdds() {
        Interval interval = DeLong.interval(Samples.distinctScores().ranking());
        assertThat(interval.low()).isEqualTo(0.7719133420785316, within(1e-12));
        assertThat(interval.high()).isEqualTo(0.8377603080522754, within(1e-12));
    }

    @Test
    void comparesTwoModelsOnTheSameRows() {
        PairedDeLong paired = PairedDeLong.of(Samples.distinct(), Samples.other(), Samples.labels());
        assertThat(paired.first()).isEqualTo(0.8069639338989184, within(1e-14));
        assertThat(paired.second()).isEqualTo(0.6308150054280085, within(1e-14));
        assertThat(paired.difference()).isEqualTo(0.1761489284709099, within(1e-14));
        assertThat(paired.standardError()).isEqualTo(0.024355173391428293, within(1e-14));
        assertThat(paired.pValue()).isEqualTo(4.741630073361244e-13, within(1e-22));
        assertThat(paired.interval().contains(paired.difference())).isTrue();
    }

    @Test
    void findsNoDifferenceUnderMonotoneTransforms() {
        double[] margins = Samples.distinct();
        for (int i = 0; i < margins.length; i++) {
            margins[i] = 100 * margins[i] - 3;
        }
        PairedDeLong paired = PairedDeLong.of(Samples.distinct(), margins, Samples.labels());
        assertThat(paired.standardError()).isZero();
        assertThat(paired.z()).isZero();
        assertThat(paired.pValue()).isEqualTo(1);
    }

    @Test
    void boundsAPerfectRankingByItsSmallerClass() {
        Interval interval = DeLong.interval(Ranking.of(new double[] {1, 2, 3, 4, 5}, new byte[] {0, 0, 0, 1, 1}));
        assertThat(interval.low()).isEqualTo(Math.sqrt(.025), within(1e-15));
        assertThat(interval.high()).isEqualTo(1);
        Interval reversed = DeLong.interval(Ranking.of(new double[] {1, 2, 3, 4, 5}, new byte[] {1, 1, 0, 0, 0}));
        assertThat(reversed.high()).isEqualTo(1 - Math.sqrt(.025), within(1e-15));
    }

    @Test
    void knowsNothingFromOneClassOrOneChurner() {
        assertThat(DeLong.interval(Ranking.of(new double[] {1, 2}, new byte[] {1, 1}))
                        .isKnown())
                .isFalse();
        assertThat(DeLong.interval(Ranking.of(new double[] {1, 2, 3}, new byte[] {0, 1, 0}))
                        .isKnown())
                .isFalse();
        assertThat(PairedDeLong.of(new double[] {1}, new double[] {1}, new byte[] {1})
                        .interval()
                        .isKnown())
                .isFalse();
    }

    @Test
    void equalsSciPysNormalTails() {
        // 2 * scipy.stats.norm.sf(z)
        double[][] reference = {
            {0, 1},
            {.1, 0.920344325445942},
            {1, 0.31731050786291415},
            {Normal.Z_95, .05},
            {2.5, 0.012419330651552265},
            {2.9, 0.003731626600768075},
            {5, 5.733031437583866e-07},
            {10, 1.523970604832094e-23},
            {30, 9.813427854295816e-198}
        };
        for (double[] pair : reference) {
            assertThat(Normal.twoSided(pair[0]) / pair[1]).as("z = " + pair[0]).isEqualTo(1, within(1e-12));
            assertThat(Normal.twoSided(-pair[0])).isEqualTo(Normal.twoSided(pair[0]));
        }
        assertThat(Normal.twoSided(Double.POSITIVE_INFINITY)).isZero();
    }
}
