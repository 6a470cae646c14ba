package io.github.churn4j.drift.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KolmogorovDistributionTest {

    /** SciPy 1.17.1: {@code kstwo.sf(d, n)}, on both sides of every change of method. */
    static Stream<Arguments> scipy() {
        return Stream.of(
                arguments(1L, 0.8, 0.3999999999999999),
                arguments(3L, 0.288675, 0.9128214339799722),
                arguments(3L, 0.46188, 0.42742781580006406),
                arguments(3L, 0.69282, 0.057970734612464006),
                arguments(3L, 0.848705, 0.006926338665994744),
                arguments(3L, 0.866025, 0.004809515102468745),
                arguments(10L, 0.0600833, 0.9999999999596271),
                arguments(10L, 0.158114, 0.9316941612417273),
                arguments(10L, 0.252982, 0.4692268759466527),
                arguments(10L, 0.379473, 0.08380711744339153),
                arguments(10L, 0.464855, 0.016855287702581156),
                arguments(10L, 0.474342, 0.013775570244261015),
                arguments(10L, 0.629293, 0.00023130788929286912),
                arguments(10L, 0.635618, 0.00018885026613556032),
                arguments(140L, 0.0160579, 0.9999999999991317),
                arguments(140L, 0.0422577, 0.9548773586913949),
                arguments(140L, 0.0676123, 0.5220848077987609),
                arguments(140L, 0.101419, 0.10468387312067377),
                arguments(140L, 0.124238, 0.02423726304965849),
                arguments(140L, 0.126773, 0.020227335500874386),
                arguments(140L, 0.168186, 0.0006249187731802462),
                arguments(140L, 0.169876, 0.0005309552956408685),
                arguments(140L, 0.338062, 8.902258978044528e-15),
                arguments(140L, 0.760639, 6.119675919584296e-85),
                arguments(141L, 0.0160009, 0.9999999999991405),
                arguments(141L, 0.0421076, 0.9549094548043272),
                arguments(141L, 0.0673722, 0.5221569141107287),
                arguments(141L, 0.101058, 0.10471506012401777),
                arguments(141L, 0.123796, 0.024247550938172546),
                arguments(141L, 0.126323, 0.02023429465406797),
                arguments(141L, 0.167588, 0.0006253759643042352),
                arguments(141L, 0.169273, 0.0005313014605483366),
                arguments(141L, 0.336861, 8.965201387622733e-15),
                arguments(141L, 0.757937, 8.977585957210485e-85),
                arguments(1000L, 0.00600833, 0.9999999999998981),
                arguments(1000L, 0.0158114, 0.960561363981941),
                arguments(1000L, 0.0252982, 0.5356920547208635),
                arguments(1000L, 0.0379473, 0.10941594675617716),
                arguments(1000L, 0.0464855, 0.02571239865850905),
                arguments(1000L, 0.0474342, 0.02149891984997617),
                arguments(1000L, 0.0629293, 0.0006931473189473324),
                arguments(1000L, 0.0635618, 0.0005902572265376768),
                arguments(1000L, 0.126491, 2.0897913124007513e-14),
                arguments(1000L, 0.284605, 3.570984815727381e-72),
                arguments(2047L, 0.00419947, 0.9999999999999362),
                arguments(2047L, 0.0110512, 0.9615838002764565),
                arguments(2047L, 0.017682, 0.5382086670665762),
                arguments(2047L, 0.026523, 0.11026745566311025),
                arguments(2047L, 0.0324907, 0.025968283373817513),
                arguments(2047L, 0.0331537, 0.02171904406682122),
                arguments(2047L, 0.0439839, 0.0007038648115050927),
                arguments(2047L, 0.044426, 0.0005995330499817066),
                arguments(2047L, 0.0884099, 2.2658592295154298e-14),
                arguments(2047L, 0.198922, 1.832277074602303e-71),
                arguments(90909L, 0.000630159, 0.9999999999999769),
                arguments(90909L, 0.00165831, 0.9635921580673119),
                arguments(90909L, 0.0026533, 0.5432449899701353),
                arguments(90909L, 0.00397995, 0.11195232240910935),
                arguments(90909L, 0.00487544, 0.026465423945851052),
                arguments(90909L, 0.00497494, 0.0221441082803373),
                arguments(90909L, 0.00660009, 0.000723421638179186),
                arguments(90909L, 0.00666642, 0.0006164340367687471),
                arguments(90909L, 0.0132665, 2.5076552896507016e-14),
                arguments(90909L, 0.0298496, 8.377095919820909e-71),
                arguments(90909L, 0.0613576, 5.755606367744121e-298),
                arguments(500000L, 0.000268701, 0.9999999999999793),
                arguments(500000L, 0.000707107, 0.9637943623633128),
                arguments(500000L, 0.00113137, 0.5437601473724456),
                arguments(500000L, 0.00169706, 0.11212132973629874),
                arguments(500000L, 0.00207889, 0.02651547007741817),
                arguments(500000L, 0.00212132, 0.022186571136941023),
                arguments(500000L, 0.00281428, 0.0007253100432812956),
                arguments(500000L, 0.00284257, 0.0006180365294223684),
                arguments(500000L, 0.00565685, 2.5228821342989008e-14),
                arguments(500000L, 0.0127279, 8.697226703923725e-71),
                arguments(500000L, 0.026163, 9.389908128825039e-298));
    }

    @ParameterizedTest
    @MethodSource("scipy")
    void equalsSciPy(long n, double d, double p) {
        Close.relative(KolmogorovDistribution.survival(n, d), p, 1e-9);
    }

    /** mpmath 1.4.1, 60 digits, Smirnov's sum over every j. */
    static Stream<Arguments> tails() {
        return Stream.of(
                arguments(10L, 0.75, 2.48650390625e-6),
                arguments(150L, 0.6, 3.6298206184162597e-52),
                arguments(150L, 0.99, 2.0000000000002665e-300),
                arguments(1000L, 0.09, 1.6911775984434786e-7),
                arguments(1000L, 0.55, 1.356299236791213e-284),
                arguments(2048L, 0.0333, 0.020822949347469282),
                arguments(2048L, 0.1, 2.7892216747897372e-18),
                arguments(2048L, 0.4, 3.1580705611461816e-296),
                arguments(2100L, 0.0331, 0.019621650789832383),
                arguments(5000L, 0.0212, 0.022023680283237149),
                arguments(5000L, 0.26, 1.1951135997513257e-298),
                arguments(20000L, 0.012, 0.0062512522841217508),
                arguments(20000L, 0.13, 3.722107425777757e-295));
    }

    @ParameterizedTest
    @MethodSource("tails")
    void keepsElevenDigitsInTheTail(long n, double d, double p) {
        Close.relative(KolmogorovDistribution.survival(n, d), p, 1e-11);
    }

    @Test
    void isCertainBelowAndImpossibleAboveItsRange() {
        assertThat(KolmogorovDistribution.survival(10, .05)).isEqualTo(1);
        assertThat(KolmogorovDistribution.survival(10, -1)).isEqualTo(1);
        assertThat(KolmogorovDistribution.survival(10, 1)).isZero();
        assertThat(KolmogorovDistribution.survival(1_000_000, .5)).isZero();
        assertThat(KolmogorovDistribution.survival(0, .5)).isNaN();
        assertThat(KolmogorovDistribution.survival(10, Double.NaN)).isNaN();
    }

    @Test
    void fallsWhereverTheMethodChanges() {
        for (long n : new long[] {2, 7, 139, 140, 141, 2047, 2048, 100_000, 100_001}) {
            double previous = 1;
            for (double z = .1; z < 6; z += .01) {
                double p = KolmogorovDistribution.survival(n, z / Math.sqrt((double) n));
                assertThat(p).isBetween(0.0, previous + 1e-9);
                previous = p;
            }
        }
    }
}
