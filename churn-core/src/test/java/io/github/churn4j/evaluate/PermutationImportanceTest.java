package io.github.churn4j.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {
    private final double[] signal = Samples.distinct();

    /** A model that reads field 0 only. */
    private double[] probe(int[] fields, int[] permutation) {
        double[] p = new double[signal.length];
        boolean shuffled = List.of(0).stream().anyMatch(f -> contains(fields, f));
        for (int i = 0; i < p.length; i++) {
            p[i] = .5 * signal[shuffled ? permutation[i] : i];
        }
        return p;
    }

    private static boolean contains(int[] fields, int field) {
        for (int f : fields) {
            if (f == field) {
                return true;
            }
        }
        return false;
    }

    private List<PermutationImportance> measure(List<int[]> groups, int repeats, long seed) {
        Scores scores = Scores.of(probe(new int[0], new int[0]), Samples.labels());
        return PermutationImportance.of(scores, groups, this::probe, repeats, seed);
    }

    @Test
    void findsTheFieldThatMatters() {
        List<PermutationImportance> importances = measure(List.of(new int[] {0, 2}, new int[] {1}), 5, 11);
        PermutationImportance first = importances.get(0);
        assertThat(first.fields()).containsExactly(0, 2);
        // shuffled, the AUC falls from .807 to about one half
        assertThat(first.aucDecrease()).isBetween(.27, .34);
        assertThat(first.logLossIncrease()).isPositive();
        assertThat(first.aucSd()).isPositive();
        assertThat(importances.get(1).aucDecrease()).isZero();
        assertThat(importances.get(1).logLossSd()).isZero();
    }

    @Test
    void doesNotDependOnOtherGroups() {
        PermutationImportance alone = measure(List.of(new int[] {0}), 3, 5).get(0);
        assertThat(measure(List.of(new int[] {1}, new int[] {0}), 3, 5).get(1)).isEqualTo(alone);
        assertThat(measure(List.of(new int[] {0}), 3, 6).get(0)).isNotEqualTo(alone);
    }

    @Test
    void hasNoSpreadFromOneRepeat() {
        assertThat(measure(List.of(new int[] {0}), 1, 5).get(0).aucSd()).isNaN();
        assertThatIllegalArgumentException().isThrownBy(() -> measure(List.of(), 0, 5));
    }
}
