package io.github.churn4j.maven.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.evaluate.ProfitParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainedProfitTest {

    @Test
    void isWhatTheTrainingWasTold() {
        assertThat(TrainedProfit.read("{\"profit\":{\"alpha\":2,\"beta\":3,\"lifetimeValue\":500,\"offerCost\":20,"
                        + "\"contactCost\":0.5}}"))
                .isEqualTo(new ProfitParameters(2, 3, 500, 20, .5));
        assertThat(TrainedProfit.read("{\"profit\":{\"lifetimeValue\":500}}").lifetimeValue())
                .isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "no json", "{\"profit\":7}", "{\"profit\":{\"lifetimeValue\":-1}}"})
    void isTheUsualOneWhereNothingIsToldOrUnderstood(String configuration) {
        assertThat(TrainedProfit.read(configuration)).isEqualTo(ProfitParameters.defaults());
    }
}
