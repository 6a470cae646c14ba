package io.github.churn4j.training.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.ChurnException;
import io.github.churn4j.model.Calibration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlattFitterTest {
    @Test
    void equalsScikitLearn() {
        // sklearn.calibration._sigmoid_calibration(m, y), 1.9.1: L-BFGS stops near (0.77352542437, -1.92905472424);
        // scipy 1.17.1 minimize(trust-exact, gtol 1e-12) of the same likelihood gives the digits below
        Calibration.Platt line = PlattFitter.fit(Samples.margins(), Samples.labels());
        assertThat(line.slope()).isEqualTo(0.7735254217393166, within(1e-9));
        assertThat(line.intercept()).isEqualTo(-1.9290547202142294, within(1e-9));
    }

    @Test
    void staysFiniteOnSeparableData() {
        // the same two commands on [-2, -1, 1, 2, 3], [0, 0, 1, 1, 1]
        Calibration.Platt line = PlattFitter.fit(new double[] {-2, -1, 1, 2, 3}, new byte[] {0, 0, 1, 1, 1});
        assertThat(line.slope()).isEqualTo(0.6341873512866525, within(1e-8));
        assertThat(line.intercept()).isEqualTo(0.03287047905460387, within(1e-8));
    }

    @Test
    void doesNotDependOnTheScaleOfMargins() {
        double[] large = Arrays.stream(Samples.margins()).map(m -> 50 * m).toArray();
        Calibration.Platt line = PlattFitter.fit(large, Samples.labels());
        assertThat(line.slope() * 50).isEqualTo(0.7735254217393166, within(1e-8));
        assertThat(line.intercept()).isEqualTo(-1.9290547202142294, within(1e-8));
    }

    @Test
    void recoversALineThatIsTrue() {
        double[] margins = Samples.margins(20_000, 3);
        Calibration.Platt line = PlattFitter.fit(margins, Samples.labels(margins, .6, 1, 4));
        assertThat(line.slope()).isEqualTo(.6, within(.03));
        assertThat(line.intercept()).isEqualTo(1, within(.08));
    }

    @Test
    void neverTurnsTheOrderRound() {
        double[] wrongWay = Arrays.stream(Samples.margins()).map(m -> -m).toArray();
        Calibration.Platt line = PlattFitter.fit(wrongWay, Samples.labels());
        assertThat(line.slope()).isEqualTo(PlattFitter.LEAST_SLOPE);
        assertThat(line.apply(2)).isEqualTo(154.0 / 800, within(.002));
    }

    @Test
    void fitsMarginsThatAreAllEqual() {
        Calibration.Platt line = PlattFitter.fit(new double[] {1, 1, 1, 1}, new byte[] {0, 1, 0, 0});
        assertThat(line.apply(1)).isEqualTo((2.0 / 3 + 3 * .2) / 4, within(1e-5));
    }

    @Test
    void refusesOneClass() {
        assertThatThrownBy(() -> PlattFitter.fit(new double[] {1, 2}, new byte[] {1, 1}))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("2 churners among 2 rows");
    }
}
