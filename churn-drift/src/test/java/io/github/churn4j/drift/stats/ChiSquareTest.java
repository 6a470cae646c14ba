package io.github.churn4j.drift.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChiSquareTest {

    /**
     * SciPy 1.17.1, columns of zeros dropped: {@code r = chi2_contingency(t, correction=False)}, {@code r.dof,
     * r.statistic, r.pvalue}, {@code contingency.association(t, "cramer")}, and statistic and p of
     * {@code chi2_contingency(t, correction=True)}.
     */
    static Stream<Arguments> scipy() {
        return Stream.of(
                arguments(
                        new long[] {10, 20},
                        new long[] {20, 15},
                        1,
                        3.6848072562358287,
                        0.05491031771913593,
                        0.23809523809523814,
                        2.7890306122448987,
                        0.09491162689652728),
                arguments(
                        new long[] {5, 0},
                        new long[] {3, 2},
                        1,
                        2.5,
                        0.11384629800665763,
                        0.5,
                        0.625,
                        0.42919530044034926),
                arguments(
                        new long[] {3, 1},
                        new long[] {1, 3},
                        1,
                        2.0,
                        0.15729920705028105,
                        0.5,
                        0.5,
                        0.47950012218695337),
                arguments(
                        new long[] {100, 200, 300},
                        new long[] {90, 220, 280},
                        2,
                        2.0844654984431648,
                        0.35266638665311917,
                        0.04185273801514071,
                        2.0844654984431648,
                        0.35266638665311917),
                arguments(
                        new long[] {10, 0, 20, 5},
                        new long[] {12, 0, 9, 30},
                        2,
                        19.924275666379405,
                        4.715182548036133e-05,
                        0.48132901847662113,
                        19.924275666379405,
                        4.715182548036133e-05),
                arguments(new long[] {7}, new long[] {9}, 0, 0.0, 1.0, 0.0, 0.0, 1.0),
                arguments(new long[] {0, 7}, new long[] {0, 9}, 0, 0.0, 1.0, 0.0, 0.0, 1.0),
                arguments(
                        new long[] {100000, 900000},
                        new long[] {130, 870},
                        1,
                        9.987349457128026,
                        0.0015761931816567609,
                        0.0031586978464302317,
                        9.656884711948353,
                        0.0018864325281513),
                arguments(
                        new long[] {500, 300, 200},
                        new long[] {0, 10, 490},
                        2,
                        817.3211781206171,
                        3.3186480715469366e-178,
                        0.7381604062896795,
                        817.3211781206171,
                        3.3186480715469366e-178),
                arguments(
                        new long[] {1000000, 1000000},
                        new long[] {999000, 1001000},
                        1,
                        1.0000002500000624,
                        0.3173104473702226,
                        0.0005000000625000117,
                        0.9980012495003123,
                        0.3177946307900056),
                arguments(
                        new long[] {1, 2, 3, 4, 5, 6, 7, 8},
                        new long[] {8, 7, 6, 5, 4, 3, 2, 1},
                        7,
                        18.666666666666664,
                        0.009298218378412404,
                        0.5091750772173156,
                        18.666666666666664,
                        0.009298218378412404),
                arguments(
                        new long[] {500, 1},
                        new long[] {499, 2},
                        1,
                        0.3343343343343343,
                        0.5631179524400872,
                        0.018266554145039696,
                        0.0,
                        1.0),
                arguments(
                        new long[] {700, 0},
                        new long[] {0, 700},
                        1,
                        1400.0,
                        2.1010145162644003e-306,
                        1.0,
                        1396.0028571428572,
                        1.5524498344054612e-305));
    }

    @ParameterizedTest
    @MethodSource("scipy")
    void equalsSciPy(
            long[] reference,
            long[] current,
            int degrees,
            double statistic,
            double p,
            double v,
            double corrected,
            double correctedP) {
        ChiSquare.Result plain = ChiSquare.test(reference, current, false);
        assertThat(plain.degreesOfFreedom()).isEqualTo(degrees);
        Close.absolute(plain.statistic(), statistic, 1e-10);
        Close.relative(plain.pValue(), p, 1e-9);
        Close.absolute(plain.cramersV(), v, 1e-12);
        ChiSquare.Result yates = ChiSquare.test(reference, current, true);
        Close.absolute(yates.statistic(), corrected, 1e-10);
        Close.relative(yates.pValue(), correctedP, 1e-9);
        Close.absolute(yates.cramersV(), v, 1e-12);
        assertThat(ChiSquare.test(current, reference, false).statistic()).isCloseTo(statistic, within(1e-10));
    }

    /** mpmath 1.4.1, 60 digits: {@code gammainc(df/2, x/2, inf, regularized=True)}. */
    static Stream<Arguments> tails() {
        return Stream.of(
                arguments(0.01, 1, 0.920344325445942),
                arguments(0.7, 1, 0.4027836942464757),
                arguments(4, 1, 0.04550026389635842),
                arguments(1.0, 1, 0.3173105078629141),
                arguments(41.0, 1, 1.52229219625631e-10),
                arguments(350, 1, 4.2377916954746395e-78),
                arguments(1000, 1, 1.7958327848007262e-219),
                arguments(1300, 1, 1.1303728441492743e-284),
                arguments(0.01, 2, 0.9950124791926823),
                arguments(0.7, 2, 0.7046880897187134),
                arguments(4, 2, 0.1353352832366127),
                arguments(2.0, 2, 0.36787944117144233),
                arguments(42.0, 2, 7.582560427911907e-10),
                arguments(350, 2, 9.964733010103672e-77),
                arguments(1000, 2, 7.124576406741286e-218),
                arguments(1300, 2, 5.111951948651156e-283),
                arguments(0.01, 3, 0.9997348349413444),
                arguments(0.7, 3, 0.8732039490639542),
                arguments(4, 3, 0.2614641299491106),
                arguments(3.0, 3, 0.39162517627108895),
                arguments(43.0, 3, 2.4610019516315673e-09),
                arguments(350, 3, 1.4916787996755344e-75),
                arguments(1000, 3, 1.7994208765314476e-216),
                arguments(1300, 3, 1.4717437106980104e-281),
                arguments(0.01, 7, 0.999999999243059),
                arguments(0.7, 7, 0.9983357368454033),
                arguments(4, 7, 0.779777408475716),
                arguments(7.0, 7, 0.42887985755305474),
                arguments(47.0, 7, 5.582017173570859e-08),
                arguments(350, 7, 1.2322461361567837e-71),
                arguments(1000, 7, 1.2044267735190188e-211),
                arguments(1300, 7, 1.6632784025498239e-276),
                arguments(4, 30, 0.9999999961287696),
                arguments(30.0, 30, 0.46565370894400965),
                arguments(70.0, 30, 4.85491887861693e-05),
                arguments(350, 30, 3.1374063321897806e-56),
                arguments(1000, 30, 5.131435321572533e-191),
                arguments(1300, 30, 1.4401464619041235e-254),
                arguments(500.0, 500, 0.491589373031009),
                arguments(540.0, 500, 0.10499036442417016),
                arguments(350, 500, 0.9999999426125555),
                arguments(1000, 500, 1.2085183611329766e-35),
                arguments(1300, 500, 1.6652081505238616e-72));
    }

    @ParameterizedTest
    @MethodSource("tails")
    void keepsItsDigitsInTheTail(double x, double degrees, double p) {
        Close.relative(ChiSquare.survival(x, degrees), p, 1e-12);
    }

    /** SciPy 1.17.1: {@code chi2.isf(tail, df)}. */
    static Stream<Arguments> quantiles() {
        return Stream.of(
                arguments(0.05, 1, 3.8414588206941285),
                arguments(0.001, 9, 27.877164871256575),
                arguments(1e-12, 3, 58.919755683202155),
                arguments(1e-300, 2, 1381.5510557964274),
                arguments(0.5, 30, 29.336031516661585),
                arguments(0.99, 4, 0.297109480506532));
    }

    @ParameterizedTest
    @MethodSource("quantiles")
    void invertsTheTail(double tail, double degrees, double x) {
        Close.relative(ChiSquare.quantile(tail, degrees), x, 1e-12);
    }

    /** SciPy 1.17.1: {@code ncx2.sf(x, df, nc)}. */
    static Stream<Arguments> noncentral() {
        return Stream.of(
                arguments(3.84, 1, 7.85, 0.8001610939114071),
                arguments(11.07, 5, 12.8, 0.7990325652002487),
                arguments(16.9, 9, 0.5, 0.06644798859639747),
                arguments(50, 20, 400, 1.0),
                arguments(9.2, 2, 0.01, 0.01028377927008879));
    }

    @ParameterizedTest
    @MethodSource("noncentral")
    void equalsSciPysNoncentralTail(double x, double degrees, double noncentrality, double p) {
        Close.relative(ChiSquare.power(x, degrees, noncentrality), p, 1e-11);
    }

    @Test
    void isNotNoncentralAtNone() {
        assertThat(ChiSquare.power(5, 3, 0)).isEqualTo(ChiSquare.survival(5, 3));
    }

    @Test
    void showsTheDetectableEffectWithThatChance() {
        // SciPy 1.17.1: brentq(lambda nc: ncx2.sf(chi2.isf(.05, 4), 4, nc) - .8, .1, 99), over 1500 values
        double effect = ChiSquare.minimumDetectable(.05, .8, 4, 1000, 500);
        Close.relative(effect, Math.sqrt(11.935285837704692 / 1500), 1e-9);
        assertThat(ChiSquare.minimumDetectable(.05, .8, 4, 2, 2)).isEqualTo(1);
        assertThat(ChiSquare.minimumDetectable(.05, .8, 4, 0, 2)).isNaN();
    }

    static LongStream seeds() {
        return LongStream.range(0, 10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void probabilitiesAreUniformWithoutDrift(long seed) {
        Random random = new Random(seed);
        int[] below = new int[2];
        for (int round = 0; round < 1000; round++) {
            double p = ChiSquare.test(counts(random, 3000), counts(random, 600), false)
                    .pValue();
            below[0] += p <= .1 ? 1 : 0;
            below[1] += p <= .5 ? 1 : 0;
        }
        assertThat(below[0]).isBetween(62, 140); // binomial, each side with a chance below 1e-4
        assertThat(below[1]).isBetween(440, 560);
    }

    private static long[] counts(Random random, int n) {
        long[] counts = new long[6];
        for (int i = 0; i < n; i++) {
            counts[(int) (6 * Math.sqrt(random.nextDouble()))]++;
        }
        return counts;
    }

    @Test
    void knowsNothingOfEmptySamples() {
        ChiSquare.Result result = ChiSquare.test(new long[] {0, 0}, new long[] {3, 4}, true);
        assertThat(result.statistic()).isNaN();
        assertThat(result.pValue()).isNaN();
        assertThat(result.cramersV()).isNaN();
        assertThat(ChiSquare.test(new long[0], new long[0], false).pValue()).isNaN();
        assertThat(ChiSquare.survival(Double.NaN, 2)).isNaN();
    }

    @Test
    void refusesCountsThatDoNotMatch() {
        assertThatThrownBy(() -> ChiSquare.test(new long[] {1, 2}, new long[] {1}, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("current has 1 levels, expected 2");
        assertThatThrownBy(() -> ChiSquare.test(new long[] {1, -2}, new long[] {1, 1}, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reference[1] is -2");
        assertThatThrownBy(() -> ChiSquare.survival(1, 0)).hasMessageContaining("degrees of freedom are 0");
    }
}
