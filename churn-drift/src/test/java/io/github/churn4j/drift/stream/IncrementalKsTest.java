package io.github.churn4j.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.drift.stats.EmpiricalDistribution;
import io.github.churn4j.drift.stats.KolmogorovSmirnov;
import io.github.churn4j.model.Distribution;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncrementalKsTest {

    /** Values on a grid, so that they tie; some lie outside the reference, some are infinite. */
    private static double value(SplittableRandom random, int grid) {
        return switch (random.nextInt(40)) {
            case 0 -> Double.NEGATIVE_INFINITY;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> -0.0;
            case 3 -> grid + random.nextInt(3);
            case 4 -> -1 - random.nextInt(3);
            case 5 -> random.nextInt(grid) + .5;
            default -> random.nextInt(grid);
        };
    }

    private static double[] sorted(Deque<Double> window) {
        double[] values = window.stream().mapToDouble(x -> x + 0.0).toArray();
        Arrays.sort(values);
        return values;
    }

    /** D in integers, over every value of either sample: no rounding but the last division. */
    private static double exact(EmpiricalDistribution reference, double[] window) {
        long n = reference.count();
        long largest = 0;
        double[] points = new double[reference.size()];
        Arrays.setAll(points, reference::point);
        for (double x : DoubleStream.concat(DoubleStream.of(points), DoubleStream.of(window))
                .toArray()) {
            int at = reference.floor(x);
            int before = at >= 0 && reference.point(at) == x ? at - 1 : at;
            long below = Arrays.stream(window).filter(v -> v < x).count();
            long upTo = Arrays.stream(window).filter(v -> v <= x).count();
            long referenceBelow = before < 0 ? 0 : Math.round(reference.cumulative(before) * n);
            long referenceUpTo = at < 0 ? 0 : Math.round(reference.cumulative(at) * n);
            largest = Math.max(largest, Math.abs(referenceBelow * window.length - below * n));
            largest = Math.max(largest, Math.abs(referenceUpTo * window.length - upTo * n));
        }
        return (double) largest / ((double) n * window.length);
    }

    private static void slide(IncrementalKs ks, int full, int steps, int grid, SplittableRandom random) {
        Deque<Double> window = new ArrayDeque<>();
        for (int step = 0; step < steps; step++) {
            if (window.size() == full || (window.size() > 1 && random.nextInt(7) == 0)) {
                ks.remove(window.removeFirst());
            }
            double value = value(random, grid);
            window.addLast(value);
            ks.insert(value);
            double[] values = sorted(window);
            assertThat(ks.count()).isEqualTo(values.length);
            assertThat(ks.statistic()).isEqualTo(exact(ks.reference(), values));
            assertThat(ks.statistic())
                    .isCloseTo(KolmogorovSmirnov.statistic(ks.reference(), values, values.length), within(1e-15));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 3", "2, 5, 3", "17, 8, 10", "100, 30, 25", "1000, 50, 400", "4000, 20, 100000"})
    void afterEachStepDIsThatOfTheWholeWindow(int referenceSize, int full, int grid) {
        SplittableRandom random = new SplittableRandom(referenceSize);
        double[] reference =
                random.doubles(referenceSize).map(u -> Math.floor(u * grid)).toArray();
        EmpiricalDistribution distribution = EmpiricalDistribution.of(reference);
        slide(IncrementalKs.of(distribution, full), full, 300, grid, random);
        slide(IncrementalKs.seldom(distribution, full), full, 300, grid, random);
    }

    @Test
    void aSummaryOfManyRowsServesAsWellAsTheRows() {
        SplittableRandom random = new SplittableRandom(5);
        EmpiricalDistribution summary = EmpiricalDistribution.of(
                Distribution.of(random.doubles(50_000).map(u -> u * 1000).toArray()));
        assertThat(summary.size()).isEqualTo(Distribution.MOST_POINTS);
        slide(IncrementalKs.of(summary, 40), 40, 120, 1000, random);
    }

    @Test
    void aReferenceMayHoldInfiniteValues() {
        EmpiricalDistribution reference =
                EmpiricalDistribution.of(new double[] {Double.NEGATIVE_INFINITY, 0, 1, 1, 2, Double.POSITIVE_INFINITY});
        slide(IncrementalKs.of(reference, 6), 6, 200, 3, new SplittableRandom(9));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMillionStepsLeaveNoTrace(boolean tree) {
        SplittableRandom random = new SplittableRandom(11);
        EmpiricalDistribution reference =
                EmpiricalDistribution.of(random.doubles(3000).toArray());
        IncrementalKs ks = tree ? IncrementalKs.of(reference, 100) : IncrementalKs.seldom(reference, 100);
        double[] window = random.doubles(100).toArray();
        for (double value : window) {
            ks.insert(value);
        }
        double before = ks.statistic();
        for (int step = 0; step < 1_000_000; step++) {
            int slot = random.nextInt(ks.slots());
            ks.insertAt(slot);
            ks.removeAt(slot);
        }
        assertThat(ks.statistic()).isEqualTo(before);
    }

    @Test
    void anEmptyWindowHasNoDistance() {
        assertThat(IncrementalKs.of(EmpiricalDistribution.of(new double[] {1, 2}), 3)
                        .statistic())
                .isNaN();
    }

    @Test
    void refusesWhatItCannotCount() {
        EmpiricalDistribution reference = EmpiricalDistribution.of(new double[] {1, 2});
        IncrementalKs ks = IncrementalKs.of(reference, 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ks.insert(Double.NaN))
                .withMessageContaining("NaN");
        assertThatThrownBy(() -> ks.remove(1)).isInstanceOf(IllegalStateException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> IncrementalKs.of(reference, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IncrementalKs.of(EmpiricalDistribution.of(new double[] {Double.NaN}), 3))
                .withMessageContaining("no value");
    }
}
