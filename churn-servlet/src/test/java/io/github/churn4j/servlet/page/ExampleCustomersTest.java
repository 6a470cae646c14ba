package io.github.churn4j.servlet.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Distribution;
import io.github.churn4j.servlet.TestModels;
import org.junit.jupiter.api.Test;

class ExampleCustomersTest {

    private final ChurnModel model = TestModels.bank();
    private final ExampleCustomers examples = new ExampleCustomers(model);
    private final ChurnPredictor predictor = ChurnPredictor.of(model);

    @Test
    void bothAreAcceptable() {
        CustomerRecord.of(model.schema(), examples.typical());
        CustomerRecord.of(model.schema(), examples.atRisk());
    }

    @Test
    void oneIsAtRiskAndTheTypicalOneIsLess() {
        double risk = predictor.probability(examples.atRisk());
        assertThat(risk).isGreaterThan(model.decision().highAbove());
        assertThat(risk).isGreaterThan(predictor.probability(examples.typical()));
    }

    @Test
    void theOneAtRiskDiffersInSeveralUsualValues() {
        double[] typical = examples.typical();
        double[] atRisk = examples.atRisk();
        int changes = 0;
        for (int i = 0; i < typical.length; i++) {
            if (typical[i] != atRisk[i]) {
                changes++;
                Distribution seen = model.profile().features().get(i);
                assertThat(atRisk[i]).isBetween(seen.quantile(.05), seen.quantile(.95));
            }
        }
        assertThat(changes).isBetween(3, 6);
    }

    @Test
    void areTheSameEveryTime() {
        assertThat(new ExampleCustomers(model).atRisk()).isEqualTo(examples.atRisk());
    }
}
