package io.github.churn4j.servlet.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.ModelSource;
import io.github.churn4j.Prediction;
import io.github.churn4j.PredictionEvent;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.servlet.TestModels;
import io.github.churn4j.servlet.metrics.ServiceMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShadowScorerTest {

    private static final ChurnModel CHAMPION = TestModels.bank(42);
    private static final ChurnModel CHALLENGER = TestModels.bank(43);

    private final PrometheusRegistry registry = new PrometheusRegistry();

    private ShadowScorer scorer(ActiveModels models) {
        return new ShadowScorer(models, new ServiceMetrics(registry).challenger(), Clock.systemUTC());
    }

    private static ActiveModels models(ChurnModel champion, ChurnModel challenger) {
        ActiveModels models = new ActiveModels(ModelSource.of(champion), ModelSource.of(challenger), Clock.systemUTC());
        models.refresh();
        return models;
    }

    private static PredictionEvent event(ActiveModels models, CustomerRecord record) {
        Serving serving = models.require();
        return new PredictionEvent(
                Instant.EPOCH,
                "id",
                "",
                serving.served(),
                record,
                serving.predictor().probability(record));
    }

    private static List<CustomerRecord> customers() {
        return TestModels.records(CHAMPION, 400);
    }

    /** The figures of the report, computed plainly. */
    @Test
    @SuppressWarnings("EnumOrdinal") // the levels are declared from low to high
    void tellsHowTheTwoModelsAgree() {
        ActiveModels models = models(CHAMPION, CHALLENGER);
        ShadowScorer scorer = scorer(models);
        ChurnPredictor one = ChurnPredictor.of(CHAMPION);
        ChurnPredictor other = ChurnPredictor.of(CHALLENGER);
        double[] x = new double[400];
        double[] y = new double[400];
        double sum = 0;
        double max = 0;
        long different = 0;
        long[][] levels = new long[3][3];
        int n = 0;
        for (CustomerRecord customer : customers()) {
            scorer.predicted(event(models, customer));
            Prediction p = one.predict(customer);
            Prediction q = other.predict(customer);
            x[n] = p.attritionProbability();
            y[n] = q.attritionProbability();
            sum += Math.abs(x[n] - y[n]);
            max = Math.max(max, Math.abs(x[n] - y[n]));
            different += p.churn() == q.churn() ? 0 : 1;
            levels[p.riskLevel().ordinal()][q.riskLevel().ordinal()]++;
            n++;
        }
        ShadowReport report = scorer.report().orElseThrow();
        assertThat(report.compared()).isEqualTo(400);
        assertThat(report.incomparable()).isZero();
        assertThat(report.meanDifference()).isCloseTo(sum / 400, within(1e-12)).isPositive();
        assertThat(report.maxDifference()).isEqualTo(max);
        assertThat(report.differentDecisions()).isEqualTo(different);
        assertThat(report.levels()).isEqualTo(ShadowReport.levels(levels));
        assertThat(report.correlation().orElseThrow()).isCloseTo(correlation(x, y), within(1e-9));
        assertThat(registry.scrape().stream()
                        .filter(s -> s.getMetadata().getName().equals("churn_challenger_compared"))
                        .flatMap(s -> s.getDataPoints().stream())
                        .map(d -> ((CounterDataPointSnapshot) d).getValue()))
                .containsExactly(400.0);
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = java.util.Arrays.stream(x).average().orElseThrow();
        double meanY = java.util.Arrays.stream(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }

    @Test
    void aModelAgreesWithItself() {
        ActiveModels models = models(CHAMPION, CHAMPION);
        ShadowScorer scorer = scorer(models);
        customers().forEach(c -> scorer.predicted(event(models, c)));
        ShadowReport report = scorer.report().orElseThrow();
        assertThat(report.maxDifference()).isZero();
        assertThat(report.differentDecisions()).isZero();
        assertThat(report.correlation().orElseThrow()).isCloseTo(1, within(1e-12));
    }

    @Test
    void beginsAnewWhenTheChallengerChanges() {
        ActiveModels models = models(CHAMPION, CHALLENGER);
        ShadowScorer scorer = scorer(models);
        CustomerRecord customer = customers().get(0);
        scorer.predicted(event(models, customer));
        models.challenge(null);
        assertThat(scorer.report()).isEmpty();
        models.challenge(CHAMPION.sha256().substring(0, 12));
        scorer.predicted(event(models, customer));
        assertThat(scorer.report().orElseThrow().compared()).isOne();
        assertThat(scorer.report().orElseThrow().challenger())
                .isEqualTo(models.require().served().version());
    }

    @Test
    void passesOverAnswersOfAModelThatWasReplaced() {
        ActiveModels models = models(CHAMPION, CHALLENGER);
        ActiveModels before = models(CHALLENGER, CHALLENGER);
        ShadowScorer scorer = scorer(models);
        scorer.predicted(event(before, customers().get(0)));
        assertThat(scorer.report()).isEmpty();
    }

    @Test
    void countsWhatAChallengerOfAnotherSchemaCannotScore() {
        ActiveModels models = models(CHAMPION, TestModels.otherSchema());
        ShadowScorer scorer = scorer(models);
        scorer.predicted(event(models, customers().get(0)));
        ShadowReport report = scorer.report().orElseThrow();
        assertThat(report.incomparable()).isOne();
        assertThat(report.compared()).isZero();
        assertThat(report.correlation()).isEmpty();
    }
}
