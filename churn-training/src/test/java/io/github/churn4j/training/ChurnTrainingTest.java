package io.github.churn4j.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.evaluate.Metric;
import io.github.churn4j.model.ChurnModel;
import org.junit.jupiter.api.Test;

class ChurnTrainingTest {

    @Test
    void reachesTheFloorsOnBankChurners() {
        Dataset data = BankChurners.readOrSkip();
        TrainingListener loud = new TrainingListener() {
            @Override
            public void trial(Trial t) {
                System.out.println(t);
            }
        };
        String level = System.getProperty("churn.level", "quick");
        TrainingResult result = ChurnTraining.of(TrainingConfiguration.builder()
                        .name("bank-churn")
                        .space(SearchLevel.ofName(level).space(42))
                        .build())
                .withListener(loud)
                .run(data);
        System.out.println(result.durations());
        System.out.println(result.model().card());
        assertThat(result.evaluation().headline().metrics().get(Metric.ROC_AUC)).isGreaterThan(.985);
        ChurnModel copy = ChurnModel.read(bytes(result.model()), "memory");
        assertThat(ChurnPredictor.of(copy).probabilities(data))
                .isEqualTo(ChurnPredictor.of(result.model()).probabilities(data));
    }

    private static byte[] bytes(ChurnModel model) {
        try {
            java.nio.file.Path file = java.nio.file.Files.createTempFile("model", ".churn");
            model.write(file);
            return java.nio.file.Files.readAllBytes(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
