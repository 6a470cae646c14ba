package io.github.churn4j.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmLevelTest {

    /** scipy 1.17.1: max(k for k in range(n + 1) if binom.cdf(k - 1, n, p) <= .05) */
    @ParameterizedTest
    @CsvSource({"1000, .1, 85", "200, .1, 13", "28, .1, 0", "29, .1, 1", "1000, .05, 39", "5000, .1, 465"})
    void takesTheLargestRankThatKeepsTheChance(int streams, double chance, int rank) {
        assertThat(AlarmLevel.rank(streams, chance)).isEqualTo(rank);
    }

    @Test
    void keepsTheChanceInNineteenOfTwentyCalibrations() {
        SplittableRandom random = new SplittableRandom(2);
        int broken = 0;
        for (int i = 0; i < 400; i++) {
            double[] uniform = random.doubles(500).toArray(); // P(p <= level) is the level
            broken += AlarmLevel.of(uniform, .1) > .1 ? 1 : 0;
        }
        // scipy 1.17.1: binom.ppf(.999, 400, .05) = 34
        assertThat(broken).isBetween(5, 34);
    }

    @Test
    void staysBelowAnAtom() {
        double[] ties = new double[1000];
        Arrays.fill(ties, .25);
        ties[0] = .001;
        assertThat(AlarmLevel.of(ties, .1)).isEqualTo(.2499);
        assertThat(AlarmLevel.alarms(ties, .2499)).isEqualTo(1);
    }

    @Test
    void saysNothingFromFewStreams() {
        assertThat(AlarmLevel.of(new double[20], .1)).isZero();
    }

    @Test
    void roundsDown() {
        assertThat(AlarmLevel.rounded(3.45678e-5)).isEqualTo(3.456e-5);
        assertThat(AlarmLevel.rounded(.1)).isEqualTo(.1);
        assertThat(AlarmLevel.rounded(0)).isZero();
    }
}
