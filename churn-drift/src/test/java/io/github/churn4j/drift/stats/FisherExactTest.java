package io.github.churn4j.drift.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigInteger;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FisherExactTest {

    /**
     * Python 3.11 fractions over {@code math.comb}, which SciPy 1.17.1's {@code fisher_exact} equals to 1e-15; the last
     * four are sums of probabilities in mpmath 1.4.1 with 60 digits, of which SciPy has 15, 10, 11 and 10.
     */
    static Stream<Arguments> tables() {
        return Stream.of(
                arguments(0, 1, 1, 0, 1.0, 1.0),
                arguments(1, 1, 1, 1, 1.0, 0.8333333333333334),
                arguments(3, 1, 1, 3, 0.4857142857142857, 0.24285714285714285),
                arguments(8, 2, 1, 5, 0.03496503496503497, 0.024475524475524476),
                arguments(10, 90, 20, 80, 0.07342758972137638, 0.9859331476106494),
                arguments(0, 500, 12, 9988, 1.0, 1.0),
                arguments(7, 493, 0, 10000, 5.333518189611313e-10, 5.333518189611313e-10),
                arguments(50, 50, 50, 50, 1.0, 0.5562077878520211),
                arguments(5, 5, 10, 10, 1.0, 0.6500749625187406),
                arguments(200, 300, 100, 400, 6.015355107445709e-12, 3.0076775537228545e-12),
                arguments(30, 470, 100, 9900, 2.819501276088174e-13, 2.819501276088174e-13),
                arguments(400, 100, 10, 990, 1.8507102230601666e-250, 1.8507102230601666e-250),
                arguments(500, 0, 0, 500, 7.399507995628054e-300, 3.699753997814027e-300),
                arguments(480, 20, 3, 540, 5.216106083375141e-269, 5.216106083375141e-269),
                arguments(4310, 1966, 2035, 3402, 8.8742945576246572e-255, 6.9394212831502364e-255),
                arguments(1000, 99000, 9000, 991000, 0.0017582431575409614, 0.00090712307356232666),
                arguments(60000, 40000, 598000, 402000, 0.21950754890177976, 0.10996742383492453),
                arguments(510, 499490, 490, 499510, 0.54777245377433839, 0.2738862268871692));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void equalsFractions(long a, long b, long c, long d, double twoSided, double greater) {
        Close.relative(FisherExact.twoSided(a, b, c, d), twoSided, 1e-11);
        Close.relative(FisherExact.greater(a, b, c, d), greater, 1e-11);
        Close.relative(FisherExact.twoSided(c, d, a, b), twoSided, 1e-11);
        Close.relative(FisherExact.twoSided(b, a, d, c), twoSided, 1e-11);
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalsEnumeration(long seed) {
        Random random = new Random(seed);
        int most = 1 + random.nextInt(40);
        int a = random.nextInt(most);
        int b = 1 + random.nextInt(most);
        int c = random.nextInt(most);
        int d = 1 + random.nextInt(most);
        BigInteger all = BigInteger.ZERO;
        BigInteger asRare = BigInteger.ZERO;
        BigInteger atLeast = BigInteger.ZERO;
        BigInteger here = ways(a + b, a).multiply(ways(c + d, c));
        for (int x = Math.max(0, a - d); x <= Math.min(a + b, a + c); x++) {
            BigInteger ways = ways(a + b, x).multiply(ways(c + d, a + c - x));
            all = all.add(ways);
            asRare = ways.compareTo(here) <= 0 ? asRare.add(ways) : asRare;
            atLeast = x >= a ? atLeast.add(ways) : atLeast;
        }
        Close.relative(FisherExact.twoSided(a, b, c, d), asRare.doubleValue() / all.doubleValue(), 1e-12);
        Close.relative(FisherExact.greater(a, b, c, d), atLeast.doubleValue() / all.doubleValue(), 1e-12);
    }

    private static BigInteger ways(int n, int k) {
        BigInteger ways = BigInteger.ONE;
        for (int i = 1; i <= k; i++) {
            ways = ways.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
        }
        return ways;
    }

    @Test
    void isCertainWhereAllOrNoneHaveIt() {
        assertThat(FisherExact.twoSided(0, 5, 0, 9)).isEqualTo(1);
        assertThat(FisherExact.twoSided(5, 0, 9, 0)).isEqualTo(1);
        assertThat(FisherExact.greater(5, 0, 9, 0)).isEqualTo(1);
    }

    @Test
    void knowsNothingOfEmptySamples() {
        assertThat(FisherExact.twoSided(0, 0, 3, 4)).isNaN();
        assertThat(FisherExact.greater(3, 4, 0, 0)).isNaN();
        assertThat(FisherExact.minimumDetectable(.05, .8, .1, 0, 10)).isNaN();
    }

    @Test
    void showsTheDetectableDifferenceWithThatChance() {
        double difference = FisherExact.minimumDetectable(.01, .8, .05, 2000, 500);
        Random random = new Random(3);
        int shown = 0;
        for (int round = 0; round < 500; round++) {
            long a = random.doubles(2000).filter(v -> v < .05).count();
            long c = random.doubles(500).filter(v -> v < .05 + difference).count();
            shown += FisherExact.twoSided(a, 2000 - a, c, 500 - c) <= .01 ? 1 : 0;
        }
        assertThat(shown).isBetween(365, 435);
        assertThat(FisherExact.minimumDetectable(.01, .8, .95, 2000, 500)).isCloseTo(difference, within(1e-12));
    }

    /** From a share of 0 or 1 the smallest effect is not none. */
    @ParameterizedTest
    @CsvSource({".01, 2000, 500", ".0005, 20000, 500", ".05, 500, 5000"})
    void showsTheDetectableDifferenceFromNoneAndFromAllWithThatChance(double alpha, int n, int m) {
        double difference = FisherExact.minimumDetectable(alpha, .8, 0, n, m);
        double upwards = FisherExact.minimumDetectableGreater(alpha, .8, 0, n, m);
        assertThat(difference).isBetween(1e-6, .05);
        assertThat(upwards).isBetween(1e-6, .05);
        assertThat(FisherExact.minimumDetectable(alpha, .8, 1, n, m)).isEqualTo(difference);
        SplittableRandom random = new SplittableRandom(5);
        int shown = 0;
        int fewer = 0;
        int more = 0;
        for (int round = 0; round < 1000; round++) {
            long having = random.doubles(m).filter(v -> v < difference).count();
            shown += FisherExact.twoSided(having, m - having, 0, n) <= alpha ? 1 : 0;
            fewer += FisherExact.twoSided(m - having, having, n, 0) <= alpha ? 1 : 0;
            long above = random.doubles(m).filter(v -> v < upwards).count();
            more += FisherExact.greater(above, m - above, 0, n) <= alpha ? 1 : 0;
        }
        assertThat(shown).isBetween(758, 842); // 3.3 standard deviations
        assertThat(fewer).isEqualTo(shown);
        assertThat(more).isBetween(758, 842);
    }

    @Test
    void aShareThatNoneExceedsHasNoDetectableIncrease() {
        assertThat(FisherExact.minimumDetectableGreater(.05, .8, 1, 100, 100)).isNaN();
        assertThat(FisherExact.minimumDetectable(.001, .8, 0, 3, 3))
                .as("three against three show nothing")
                .isEqualTo(1);
    }

    @Test
    void refusesNegativeCounts() {
        assertThatThrownBy(() -> FisherExact.twoSided(1, 2, -3, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("c is -3, expected a count of 0 or more");
    }
}
