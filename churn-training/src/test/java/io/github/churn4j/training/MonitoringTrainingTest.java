package io.github.churn4j.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.data.Dataset;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Distribution;
import io.github.churn4j.model.MonitoringCalibrator;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonitoringTrainingTest {

    private static final Dataset DATA = Customers.telling(900, 1);

    /** Writes down what it was given. */
    private static final MonitoringCalibrator WITNESS = (profile, data, rows, probabilities, seed, threads) -> {
        assertThat(Distribution.of(probabilities)).isEqualTo(profile.scores());
        assertThat(data).isSameAs(DATA);
        return "{\"origin\": \"" + profile.origin() + "\", \"rows\": " + rows.length + ", \"seed\": " + seed + "}";
    };

    private static TrainingConfiguration.Builder configuration() {
        return TrainingConfiguration.builder()
                .space(SearchSpace.exhaustive(List.of(Candidate.of(Algorithm.LOGISTIC))))
                .seed(77)
                .folds(3)
                .replicates(20);
    }

    @Test
    void theCalibratorGetsTheRowsOfTheReferenceProfile() {
        ChurnModel model = ChurnTraining.of(configuration().build())
                .withMonitoring(WITNESS)
                .run(DATA)
                .model();
        assertThat(model.monitoring())
                .contains("{\"origin\": \"hold-out\", \"rows\": "
                        + model.profile().rows() + ", \"seed\": 77}");
    }

    @Test
    void withoutAHoldOutTheseAreTheCrossValidatedOnes() {
        ChurnModel model = ChurnTraining.of(configuration().holdOut(0).build())
                .withMonitoring(WITNESS)
                .run(DATA)
                .model();
        assertThat(model.monitoring()).contains("{\"origin\": \"cross-validation\", \"rows\": 900, \"seed\": 77}");
    }

    @Test
    void nothingElseOfTheModelDependsOnIt() {
        ChurnTraining training = ChurnTraining.of(configuration().build());
        ChurnModel without = training.run(DATA).model();
        ChurnModel with = training.withMonitoring(WITNESS).run(DATA).model();
        assertThat(without.monitoring()).isEmpty();
        assertThat(with.evaluation()).isEqualTo(without.evaluation());
        assertThat(with.report()).isEqualTo(without.report());
        assertThat(with.provenance()).isEqualTo(without.provenance());
    }
}
