package io.github.churn4j.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LevelTestTest {

    @Test
    void isPearsonsTestWhereAllLevelsAreFrequent() {
        LevelTest test = new LevelTest(new long[] {50, 30, 20});
        // scipy 1.17.1: chi2_contingency([[50, 30, 20], [20, 20, 20]], correction=False)
        assertThat(test.statistic(new long[] {20, 20, 20}, 60)).isCloseTo(5.180952380952381, within(1e-12));
        assertThat(test.degreesOfFreedom()).isEqualTo(2);
        assertThat(LevelTest.pValue(5.180952380952381, 2)).isCloseTo(0.07498432476103843, within(1e-14));
        assertThat(LevelTest.critical(0.07498432476103843, 2)).isCloseTo(5.180952380952381, within(1e-9));
    }

    @Test
    void putsLevelsTogetherThatAReferenceMakesExpectTooFewOf() {
        LevelTest test = new LevelTest(new long[] {1000, 8, 900, 12, 80});
        assertThat(test.groups(500)).containsExactly(3, 0, 2, 0, 1); // expected 250, 2, 225, 3, 20
        // scipy 1.17.1: chi2_contingency([[1000, 900, 80, 20], [260, 210, 20, 10]], correction=False)
        assertThat(test.statistic(new long[] {260, 4, 210, 6, 20}, 500)).isCloseTo(4.461604461604462, within(1e-11));
        assertThat(test.degreesOfFreedom()).isEqualTo(3);
    }

    @Test
    void splitsManyRareLevelsIntoGroupsAndLosesNone() {
        long[] reference = new long[200];
        Arrays.fill(reference, 10);
        LevelTest test = new LevelTest(reference);
        int[] groups = test.groups(500); // expected 2.5 each
        assertThat(groups).doesNotContain(-1);
        assertThat(Arrays.stream(groups).max().getAsInt()).isEqualTo(99);
    }

    @Test
    void joinsVeryRareLevelsWithTheRarestFrequentOne() {
        LevelTest test = new LevelTest(new long[] {1500, 2, 0, 498});
        assertThat(test.groups(500)).containsExactly(1, 0, 0, 0); // expected 375, .5, 0, 124.5
    }

    @Test
    void keepsAPooledGroupThatExpectsOneOrHasNoOtherBesideIt() {
        assertThat(new LevelTest(new long[] {1500, 6, 494}).groups(500)).containsExactly(2, 0, 1);
        assertThat(new LevelTest(new long[] {1999, 1}).groups(500)).containsExactly(1, 0);
    }

    @Test
    void regroupsForAnotherNumberOfValues() {
        LevelTest test = new LevelTest(new long[] {1900, 60, 40});
        assertThat(test.groups(500)).containsExactly(2, 1, 0);
        assertThat(test.groups(100)).containsExactly(1, 0, 0); // expected 95, 3, 2
        assertThat(test.groups(500)).containsExactly(2, 1, 0);
    }

    @Test
    void saysNothingOfOneLevel() {
        LevelTest test = new LevelTest(new long[] {100, 0});
        test.statistic(new long[] {50, 0}, 50);
        assertThat(test.degreesOfFreedom()).isZero();
    }
}
