package io.github.churn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.data.Dataset;
import io.github.churn4j.evaluate.Evaluation;
import io.github.churn4j.evaluate.ModelEvaluation;
import io.github.churn4j.internal.io.AtomicFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How well the models do, cross-validated: candidate, calibration and threshold of a fold are chosen by the other
 * folds. The figures on BankChurners are left in target/model-quality.json. Everybody's churn rate for all scores AUC .5 and log loss .441 on BankChurners.
 */
@Tag("slow")
class ModelQualityTest {

    private static final Candidate BOOSTING = Candidate.of(Algorithm.BOOSTING)
            .with("rounds", 1000)
            .with("maxDepth", 4)
            .with("eta", .03)
            .with("subsample", .8)
            .with("colsample", .6);

    private static ModelEvaluation evaluation(Dataset data, Candidate boosting) {
        return ChurnTraining.of(TrainingConfiguration.builder()
                        .holdOut(0)
                        .replicates(20)
                        .space(SearchSpace.exhaustive(List.of(Candidate.of(Algorithm.LOGISTIC), boosting)))
                        .build())
                .run(data)
                .evaluation();
    }

    @Test
    void boostingHoldsItsFloorsOnBankChurners() {
        ModelEvaluation evaluation = evaluation(BankChurners.readOrSkip(), BOOSTING);
        AtomicFile.write(Path.of("target/model-quality.json"), evaluation.toJson());
        Evaluation measured = evaluation.crossValidation();
        assertThat(measured.n()).isEqualTo(10_127);
        assertThat(measured.positives()).isEqualTo(1_627);
        assertThat(evaluation.champion().algorithm()).isEqualTo("boosting");
        assertThat(measured.metrics().rocAuc()).isGreaterThanOrEqualTo(.9935);
        assertThat(measured.metrics().averagePrecision()).isGreaterThanOrEqualTo(.970);
        assertThat(measured.metrics().accuracy()).isGreaterThanOrEqualTo(.972);
        assertThat(measured.metrics().logLoss()).isLessThanOrEqualTo(.074);
        assertThat(measured.metrics().brier()).isLessThanOrEqualTo(.0207);
        assertThat(measured.metrics().ece()).isLessThanOrEqualTo(.010);
        assertThat(evaluation.logisticBaseline().orElseThrow().metrics().rocAuc())
                .isGreaterThanOrEqualTo(.922);
        assertThat(evaluation.baseline().metrics().logLoss()).isCloseTo(.4409, within(1e-3));
    }

    /** Against what was measured on BankChurners by the same means: .9234 (logistic regression), .9937 (boosting). */
    @Test
    void simulatedCustomersAreAsHardToTellApartAsRealOnes() {
        ModelEvaluation evaluation = evaluation(
                BankChurners.simulated(), BOOSTING.with("rounds", 150).with("eta", .15));
        assertThat(evaluation.logisticBaseline().orElseThrow().metrics().rocAuc())
                .isCloseTo(.9234, within(.03));
        assertThat(evaluation.crossValidation().metrics().rocAuc()).isCloseTo(.9937, within(.03));
    }

    @Test
    @Tag("long")
    void theStandardSearchHoldsItsFloorOnTheHoldOut() {
        ModelEvaluation evaluation = ChurnTraining.of(
                        TrainingConfiguration.builder().build())
                .run(BankChurners.readOrSkip())
                .evaluation();
        assertThat(evaluation.holdout().orElseThrow().metrics().rocAuc()).isGreaterThanOrEqualTo(.990);
    }
}
