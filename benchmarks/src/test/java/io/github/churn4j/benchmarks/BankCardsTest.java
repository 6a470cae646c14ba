package io.github.churn4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.model.ChurnModel;
import org.junit.jupiter.api.Test;

class BankCardsTest {

    @Test
    void haveThirtyTwoModelFeatures() {
        assertThat(BankCards.SCHEMA.features()).hasSize(19);
        assertThat(BankCards.logistic(BankCards.platt()).pipeline().width()).isEqualTo(32);
    }

    @Test
    void arePredictedOneByOneAsTogether() {
        ChurnModel model = BankCards.boosted(BankCards.isotonic());
        ChurnPredictor predictor = ChurnPredictor.of(model);
        Dataset customers = BankCards.customers(200, 3);
        CustomerRecord[] records = BankCards.records(customers);
        double[] together = predictor.probabilities(customers);
        for (int i = 0; i < records.length; i++) {
            assertThat(predictor.predict(records[i]).attritionProbability()).isEqualTo(together[i]);
        }
    }
}
