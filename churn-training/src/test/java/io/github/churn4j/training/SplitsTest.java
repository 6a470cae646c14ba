package io.github.churn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ChurnException;
import io.github.churn4j.data.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitsTest {

    private static final long[] NONE = {};

    private static Dataset plain(int rows, double share, long seed) {
        return Customers.rows(Customers.labels(rows, share, seed), new double[0], NONE, NONE);
    }

    private static int positives(Dataset data, int[] rows) {
        return Arrays.stream(rows).map(data::label).sum();
    }

    private static Set<Integer> groups(int[] groups, int[] rows) {
        return Arrays.stream(rows).map(r -> groups[r]).boxed().collect(Collectors.toSet());
    }

    private static void assertPartition(List<Fold> folds, int[] rows) {
        int[] tested = folds.stream()
                .flatMapToInt(f -> Arrays.stream(f.test()))
                .sorted()
                .toArray();
        assertThat(tested).isEqualTo(rows);
        for (Fold fold : folds) {
            int[] both = IntStream.concat(Arrays.stream(fold.training()), Arrays.stream(fold.test()))
                    .sorted()
                    .toArray();
            assertThat(both).isEqualTo(rows);
            assertThat(fold.training()).isSorted();
            assertThat(fold.test()).isSorted();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyRowIsTestedOnceAtTheSameChurnRateToRounding(long seed) {
        Dataset data = plain(997, .16, seed);
        Splits splits = Splits.of(data, seed);
        for (int k : new int[] {2, 5, 10}) {
            List<Fold> folds = splits.folds(splits.all(), k);
            assertPartition(folds, splits.all());
            int all = positives(data, splits.all());
            for (Fold fold : folds) {
                assertThat(positives(data, fold.test())).isBetween(all / k, all / k + 1);
                assertThat(fold.test().length).isBetween(997 / k - 1, 997 / k + 2);
            }
        }
    }

    @Test
    void theHoldOutHasItsShareOfBothClassesAndTheFoldsDoNotTouchIt() {
        Dataset data = plain(1000, .2, 7);
        Splits splits = Splits.of(data, 7);
        Fold parts = splits.holdOut(.2);
        int all = positives(data, splits.all());
        assertThat(positives(data, parts.test())).isEqualTo(Math.round(all * .2));
        assertThat(parts.test()).hasSize((int) (Math.round(all * .2) + Math.round((1000 - all) * .2)));
        assertPartition(
                List.of(new Fold(/* training= */ parts.test(), /* test= */ parts.training()), parts), splits.all());
        assertPartition(splits.folds(parts.training(), 5), parts.training());
    }

    @Test
    void aFractionOfZeroHoldsNothingOut() {
        Splits splits = Splits.of(plain(50, .3, 1), 1);
        assertThat(splits.holdOut(0).test()).isEmpty();
        assertThat(splits.holdOut(0).training()).isEqualTo(splits.all());
    }

    @Test
    void theSameSeedGivesTheSamePartsAndAnotherSeedOthers() {
        Dataset data = plain(300, .2, 1);
        int[] first = Splits.of(data, 1).holdOut(.3).test();
        assertThat(Splits.of(data, 1).holdOut(.3).test()).isEqualTo(first);
        assertThat(Splits.of(data, 2).holdOut(.3).test()).isNotEqualTo(first);
    }

    @Test
    void rowsOfOneCustomerAndEqualRowsStayTogetherThroughOthersToo() {
        // customer 1 has rows 0 and 1; row 1 equals row 2; row 2 is customer 2, as is row 3
        int[] labels = {0, 1, 0, 1, 0};
        Dataset data = Customers.rows(labels, new double[] {10, 20, 20, 30, 40}, new long[] {1, 1, 2, 2, 3}, NONE);
        assertThat(RowGroups.of(data)).containsExactly(0, 0, 0, 0, 4);
    }

    @Test
    void negativeZeroEqualsZero() {
        Dataset data = Customers.rows(new int[] {0, 1}, new double[] {0.0, -0.0}, NONE, NONE);
        assertThat(RowGroups.of(data)).containsExactly(0, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noGroupStraddlesAPart(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = random.doubles(600).map(v -> Math.rint(v * 2000)).toArray();
        long[] customers = random.longs(600, 0, 400).toArray();
        Dataset data = Customers.rows(Customers.labels(600, .3, seed), values, customers, NONE);
        Splits splits = Splits.of(data, seed);
        int[] groups = splits.groups();
        Fold parts = splits.holdOut(.25);
        assertThat(groups(groups, parts.training())).doesNotContainAnyElementsOf(groups(groups, parts.test()));
        for (Fold fold : splits.folds(parts.training(), 4)) {
            assertThat(groups(groups, fold.training())).doesNotContainAnyElementsOf(groups(groups, fold.test()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void byTimeThePastIsLearnedFromAndNoInstantIsCut(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] times = random.longs(700, 0, 60).toArray();
        long[] customers = LongStream.range(0, 700).map(r -> r % 500).toArray();
        Dataset data = Customers.rows(Customers.labels(700, .3, seed), new double[0], customers, times);
        Splits splits = Splits.of(data, seed);
        Fold parts = splits.holdOut(.2);
        assertThat(parts.test().length).isBetween(100, 140);
        assertFollows(data, splits, parts);
        List<Fold> folds = splits.folds(parts.training(), 4);
        assertThat(folds).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertFollows(data, splits, folds.get(i));
            if (i > 0) {
                assertThat(last(data, folds.get(i - 1).test()))
                        .isLessThan(first(data, folds.get(i).test()));
            }
        }
    }

    private static void assertFollows(Dataset data, Splits splits, Fold fold) {
        assertThat(last(data, fold.training())).isLessThan(first(data, fold.test()));
        int[] groups = splits.groups();
        assertThat(groups(groups, fold.training())).doesNotContainAnyElementsOf(groups(groups, fold.test()));
    }

    private static long first(Dataset data, int[] rows) {
        return Arrays.stream(rows).mapToLong(data::time).min().orElseThrow();
    }

    private static long last(Dataset data, int[] rows) {
        return Arrays.stream(rows).mapToLong(data::time).max().orElseThrow();
    }

    @Test
    void byTimeACustomerWhoComesBackIsLeftOutOfThePastOnly() {
        int[] labels = IntStream.range(0, 40).map(r -> r % 2).toArray();
        long[] times = LongStream.range(0, 40).toArray();
        long[] customers = LongStream.range(0, 40).map(r -> r == 39 ? 0 : r).toArray();
        Fold parts = Splits.of(Customers.rows(labels, new double[0], customers, times), 1)
                .holdOut(.25);
        assertThat(parts.training()).isEqualTo(IntStream.range(1, 30).toArray());
        assertThat(parts.test()).isEqualTo(IntStream.range(30, 40).toArray());
    }

    @Test
    void tooFewChurnersAreRefusedWithTheRemedy() {
        int[] labels = new int[60];
        labels[3] = 1;
        labels[7] = 1;
        Splits splits = Splits.of(Customers.rows(labels, new double[0], NONE, NONE), 1);
        assertThatThrownBy(() -> splits.folds(splits.all(), 5))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("rows: fold 3 would have 0 churners in 12 rows")
                .hasMessageContaining("fewer folds");
        labels[7] = 0;
        Splits lone = Splits.of(Customers.rows(labels, new double[0], NONE, NONE), 1);
        assertThatThrownBy(() -> lone.holdOut(.2))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("the hold-out would have 0 churners");
    }

    @Test
    void oneInstantForAllCannotBeSplit() {
        Dataset data = Customers.rows(Customers.labels(50, .4, 1), new double[0], NONE, new long[50]);
        Splits splits = Splits.of(data, 1);
        assertThatThrownBy(() -> splits.holdOut(.2)).isInstanceOf(ChurnException.class);
        assertThatThrownBy(() -> splits.folds(splits.all(), 2)).isInstanceOf(ChurnException.class);
    }

    @Test
    void rejectsNumbersOutOfRange() {
        Splits splits = Splits.of(plain(50, .3, 1), 1);
        assertThatThrownBy(() -> splits.folds(splits.all(), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> splits.holdOut(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> splits.holdOut(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
