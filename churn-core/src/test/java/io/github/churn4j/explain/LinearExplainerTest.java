package io.github.churn4j.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.model.LogisticClassifier;
import org.junit.jupiter.api.Test;

class LinearExplainerTest {

    private static final LogisticClassifier CLASSIFIER =
            new LogisticClassifier(.5, new double[] {2, -1, 0}, new double[] {1, 3, 5});

    @Test
    void weighsTheDistanceFromTheMean() {
        Explainer explainer = Explainer.of(CLASSIFIER);
        double[] row = {1.5, 2, 9};
        Contributions found = explainer.explain(row);
        assertThat(explainer.scale()).isEqualTo(Explainer.Scale.LOG_ODDS);
        assertThat(found.baseValue()).isEqualTo(-.5);
        assertThat(found.perModelFeature()).containsExactly(1, 1, 0);
        assertThat(found.score()).isCloseTo(CLASSIFIER.margin(row), within(1e-15));
    }

    @Test
    void rejectsMeansThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogisticClassifier(.5, new double[] {2, -1, 0}, new double[] {1, 3}))
                .withMessage("2 means given, expected one for each of 3 weights");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogisticClassifier(.5, new double[] {2}, new double[] {Double.NaN}))
                .withMessage("a logistic classifier needs finite weights and means");
    }

    @Test
    void addsModelFeaturesUpToFields() {
        Contributions contributions = new Contributions(1, new double[] {.5, -.25, 2, 4});
        assertThat(contributions.byField(new int[] {2, 0, 2, 0}, 3)).containsExactly(3.75, 0, 2.5);
    }

    @Test
    void rejectsAMappingThatDoesNotFit() {
        Contributions contributions = new Contributions(1, new double[] {.5, -.25});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> contributions.byField(new int[] {0}, 1))
                .withMessage("a mapping of 1 model features does not fit 2 contributions");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> contributions.byField(new int[] {0, 3}, 3))
                .withMessage("model feature 1 maps to field 3, expected [0, 3)");
    }
}
