package io.github.churn4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionBuilderTest {

    private static Distribution.Builder builder(double[] values) {
        Distribution.Builder builder = Distribution.builder();
        for (double value : values) {
            builder.add(value);
        }
        return builder;
    }

    private static double[] values(int count, DoubleSupplier source) {
        return DoubleStream.generate(source).limit(count).toArray();
    }

    @Test
    void nothingIsAnEmptyDistribution() {
        assertThat(Distribution.builder().build()).isEqualTo(Distribution.of(new double[0]));
        assertThat(Distribution.builder().error()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 2_047, 2_048, 2_049, 16_383, 16_384, 32_767})
    void isTheSummaryOfAllValuesWhereTheyAreFew(int count) {
        SplittableRandom random = new SplittableRandom(count);
        double[] values = values(count, () -> random.nextInt(10) == 0 ? Double.NaN : random.nextDouble() - .5);
        assertThat(builder(values).build()).isEqualTo(Distribution.of(values));
        assertThat(builder(values).error()).isZero();
    }

    @Test
    void isTheSummaryOfAllValuesWhereFewAreDistinct() {
        SplittableRandom random = new SplittableRandom(3);
        double[] values = values(200_000, () -> random.nextInt(2_048) / 8.0 - 100);
        values[7] = -0.0;
        assertThat(builder(values).build()).isEqualTo(Distribution.of(values));
    }

    @Test
    void goesOnAfterItWasBuilt() {
        Distribution.Builder builder = builder(new double[] {1, 2});
        Distribution before = builder.build();
        assertThat(builder.add(3).build().count()).isEqualTo(3);
        assertThat(before.count()).isEqualTo(2);
    }

    @Test
    void refusesInfinity() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Distribution.builder().add(Double.NEGATIVE_INFINITY))
                .withMessageContaining("-Infinity");
    }

    static Stream<Arguments> streams() {
        SplittableRandom random = new SplittableRandom(11);
        int n = 1_000_000;
        return Stream.of(
                Arguments.of("random", values(n, random::nextDouble)),
                Arguments.of("rising", IntStream.range(0, n).mapToDouble(i -> i).toArray()),
                Arguments.of(
                        "falling", IntStream.range(0, n).mapToDouble(i -> -i).toArray()),
                Arguments.of(
                        "from both ends",
                        IntStream.range(0, n)
                                .mapToDouble(i -> i % 2 == 0 ? i : -i)
                                .toArray()),
                Arguments.of(
                        "heavy tail", values(n, () -> Math.exp(5 * random.nextDouble() / random.nextDouble() % 300))),
                Arguments.of("with atoms", values(n, () -> random.nextInt(3) == 0 ? 0 : random.nextInt(50_000))),
                Arguments.of(
                        "few, then many",
                        IntStream.range(0, n)
                                .mapToDouble(i -> i < n / 2 ? i % 9 : i)
                                .toArray()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void staysWithinItsBoundForAMillionValues(String what, double[] values) {
        Distribution.Builder builder = builder(values);
        Distribution summary = builder.build();
        assertThat(summary.count()).isEqualTo(values.length);
        double bound = 1.0 / Distribution.MOST_POINTS + builder.error();
        assertThat(bound).isLessThanOrEqualTo(.00058);
        assertThat(distance(summary, values)).isLessThanOrEqualTo(bound);
        assertThat(builder(values).build()).isEqualTo(summary);
    }

    /** The largest difference of the summary's distribution function from that of the values themselves. */
    private static double distance(Distribution summary, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double largest = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i + 1 == sorted.length || sorted[i + 1] > sorted[i]) {
                double exact = (i + 1.0) / sorted.length;
                largest = Math.max(largest, Math.abs(summary.cumulativeAt(sorted[i]) - exact));
            }
        }
        return largest;
    }

    @Test
    void statesALargerBoundForMoreValuesThatIsStillSmall() {
        Distribution.Builder builder = Distribution.builder();
        double before = 0;
        for (int i = 0; i < 8_000_000; i++) {
            builder.add(i * 0x9E3779B97F4A7C15L);
            if (i == 1_000_000) {
                before = builder.error();
            }
        }
        assertThat(builder.error()).isGreaterThan(before).isLessThan(.00015);
    }

    @Test
    @Tag("slow")
    void fiftyFeaturesOfAMillionRowsNeedLessThanTwoHundredMegabytes() {
        Distribution.Builder[] features = new Distribution.Builder[50];
        long before = used();
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < features.length; i++) {
            features[i] = Distribution.builder();
        }
        for (int row = 0; row < 1_000_000; row++) {
            for (Distribution.Builder feature : features) {
                feature.add(random.nextDouble());
            }
        }
        long megabytes = (used() - before) >> 20;
        System.out.println("50 features of 1,000,000 rows are kept in " + megabytes + " MB");
        assertThat(megabytes).isLessThan(100);
        assertThat(features).allSatisfy(feature -> assertThat(feature.count()).isEqualTo(1_000_000));
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
