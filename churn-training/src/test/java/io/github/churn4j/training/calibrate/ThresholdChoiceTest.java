package io.github.churn4j.training.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.ChurnException;
import io.github.churn4j.evaluate.Confusion;
import io.github.churn4j.evaluate.Scores;
import org.junit.jupiter.api.Test;

class ThresholdChoiceTest {
    private static final ThresholdPolicy F1 = new ThresholdPolicy.F1();
    private final Scores sample = Scores.of(Samples.probabilities(), Samples.labels());

    @Test
    void findsTheHighestF1() {
        // scikit-learn 1.9.1 precision_recall_curve: F1 .5181818181818181 at x >= .6442021803766105, next .64222...
        ThresholdChoice choice = ThresholdChoice.of(sample, F1);
        assertThat(choice.objective()).isEqualTo(0.5181818181818181, within(1e-15));
        assertThat(choice.threshold()).isEqualTo(0.6432111000991081, within(1e-15));
        assertThat(choice.contacted()).isEqualTo(.3575);
        assertThat(Confusion.of(sample, choice.threshold()).f1()).isEqualTo(choice.objective());
    }

    @Test
    void findsTheLowestCost() {
        // NumPy over all cuts, a missed churner five times as dear: .45 a row at x >= .5302279484638256, next .52824...
        ThresholdChoice choice = ThresholdChoice.of(sample, new ThresholdPolicy.Costs(1, 5));
        assertThat(choice.objective()).isEqualTo(.45);
        assertThat(choice.threshold()).isEqualTo(0.5292368681863231, within(1e-15));
    }

    @Test
    void neverExceedsTheCapacity() {
        ThresholdChoice tenth = ThresholdChoice.of(sample, new ThresholdPolicy.ContactCapacity(.1));
        assertThat(tenth.contacted()).isEqualTo(.1);
        Scores tied = Scores.of(new double[] {.9, .8, .8, .1}, new byte[4]);
        assertThat(ThresholdChoice.of(tied, new ThresholdPolicy.ContactCapacity(.6)))
                .isEqualTo(new ThresholdChoice(.8 + (.9 - .8) / 2, .25, .25));
        assertThat(ThresholdChoice.of(tied, new ThresholdPolicy.ContactCapacity(.2))
                        .contacted())
                .isZero();
        assertThat(ThresholdChoice.of(tied, new ThresholdPolicy.ContactCapacity(1))
                        .threshold())
                .isZero();
    }

    @Test
    void takesTheFewestContactsOfEquallyGoodCuts() {
        // cuts after .9 and after .2 both cost one missed churner or one wrong contact
        Scores scores = Scores.of(new double[] {.9, .4, .2}, new byte[] {1, 0, 1});
        ThresholdChoice choice = ThresholdChoice.of(scores, new ThresholdPolicy.Costs(1, 1));
        assertThat(choice.contacted()).isEqualTo(1 / 3.0);
        assertThat(choice.threshold()).isEqualTo(.65, within(1e-15));
    }

    @Test
    void contactsNobodyWhereNobodyPays() {
        Scores certain = Scores.of(new double[] {1, 1}, new byte[2]);
        ThresholdChoice nobody = ThresholdChoice.of(certain, new ThresholdPolicy.Costs(1, 1));
        assertThat(nobody.threshold()).isEqualTo(Math.nextUp(1.0));
        assertThat(nobody.objective()).isZero();
        assertThat(Confusion.of(certain, nobody.threshold()).falsePositives()).isZero();
        Scores lower = Scores.of(new double[] {.5, .1}, new byte[2]);
        assertThat(ThresholdChoice.of(lower, new ThresholdPolicy.Costs(1, 1)).threshold())
                .isEqualTo(.75);
    }

    @Test
    void separatesNeighbouringDoubles() {
        Scores scores = Scores.of(new double[] {.5, Math.nextUp(.5)}, new byte[] {0, 1});
        assertThat(ThresholdChoice.of(scores, F1).threshold()).isEqualTo(Math.nextUp(.5));
    }

    @Test
    void decidesOneRow() {
        assertThat(ThresholdChoice.of(Scores.of(new double[] {.3}, new byte[] {1}), F1))
                .isEqualTo(new ThresholdChoice(0, 1, 1));
    }

    @Test
    void needsAChurnerForF1() {
        assertThatThrownBy(() -> ThresholdChoice.of(Scores.of(new double[] {.3}, new byte[1]), F1))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("no churner among 1 rows");
    }

    @Test
    void decidesEachFoldByTheOthers() {
        int[] folds = Samples.folds(Samples.ROWS, 4);
        CrossFittedDecisions crossed = CrossFittedDecisions.of(sample, folds, F1);
        assertThat(crossed.byFold().keySet()).containsExactly(0, 1, 2, 3);
        FoldRows second = FoldRows.of(folds)[1];
        ThresholdChoice expected = ThresholdChoice.of(sample.select(second.others()), F1);
        assertThat(crossed.byFold().get(1)).isEqualTo(expected);
        byte[] decisions = crossed.decisions();
        for (int row : second.held()) {
            assertThat(decisions[row]).isEqualTo((byte) (sample.probability(row) >= expected.threshold() ? 1 : 0));
        }
        assertThat(Confusion.of(sample, decisions).f1())
                .isLessThan(ThresholdChoice.of(sample, F1).objective());
    }

    @Test
    void refusesPoliciesThatSayNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ThresholdPolicy.Costs(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ThresholdPolicy.Costs(-1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new ThresholdPolicy.ContactCapacity(1.2));
    }
}
