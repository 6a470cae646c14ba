package io.github.churn4j.drift.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.drift.Verdict;
import io.github.churn4j.training.simulate.DriftScenario;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the estimates see and do not see of changes in simulated customers, with a boosted model of 10,000 earlier ones. */
@Tag("slow")
class WhatItSeesTest {
    private static final int ROWS = 20_000;
    private static final int START = 10_000;

    @SuppressWarnings("NullAway.Init")
    private static Simulated model;

    @BeforeAll
    static void train() {
        model = Simulated.train();
    }

    private static PerformanceComparison comparison() {
        return PerformanceComparison.of(Cbpe.of(model.threshold()))
                .withReference(model.churnRate(), model.trainingRows());
    }

    private static List<EstimatedAndRealised> chunks(Simulated.Customers customers) {
        PredictionChunks chunks = PredictionChunks.ofRows(1000, 100);
        for (int i = 0; i < customers.scores().length; i++) {
            long row = chunks.predicted(Instant.ofEpochSecond(i), customers.scores()[i]);
            chunks.happened(row, customers.outcomes()[i] == 1);
        }
        return chunks.compare(comparison());
    }

    private static double estimatedAuc(EstimatedAndRealised chunk) {
        return chunk.estimated().rocAuc().value();
    }

    private static double realisedAuc(EstimatedAndRealised chunk) {
        return chunk.realised().orElseThrow().rocAuc().value();
    }

    @Test
    void estimateHoldsWhereNothingChanges() {
        List<EstimatedAndRealised> chunks = chunks(model.customers(77, ROWS, DriftScenario.none()));
        long held = chunks.stream()
                .filter(chunk -> chunk.estimated().rocAuc().contains(realisedAuc(chunk)))
                .count();
        assertThat(held).isGreaterThanOrEqualTo(18);
        assertThat(chunks).filteredOn(chunk -> chunk.verdict() == Verdict.DRIFT).hasSizeLessThanOrEqualTo(1);
        assertThat(chunks)
                .filteredOn(chunk -> chunk.priorShift().orElseThrow().shifted(.001))
                .isEmpty();
    }

    /** The whole point of labels: the scores of a model that has become wrong look as they always did. */
    @Test
    void estimateDoesNotSeeConceptDriftAndLabelsDo() {
        List<EstimatedAndRealised> chunks = chunks(model.customers(77, ROWS, DriftScenario.concept(START, 1)));
        for (EstimatedAndRealised chunk : chunks.subList(0, 10)) {
            assertThat(realisedAuc(chunk)).isGreaterThan(.975);
            assertThat(chunk.verdict()).isEqualTo(Verdict.STABLE);
        }
        for (EstimatedAndRealised chunk : chunks.subList(10, 20)) {
            assertThat(estimatedAuc(chunk)).isCloseTo(.99, within(.003));
            assertThat(realisedAuc(chunk)).isLessThan(.86);
            assertThat(chunk.verdict()).isEqualTo(Verdict.DRIFT);
            assertThat(chunk.outside()).contains(Measure.ROC_AUC, Measure.ACCURACY, Measure.F1, Measure.PROFIT);
        }
    }

    @Test
    void adwinFindsConceptDriftInTheErrorAndNotInTheScore() {
        Simulated.Customers customers = model.customers(77, ROWS, DriftScenario.concept(START, 1));
        Adwin score = Adwin.withDefaults();
        Adwin error = Adwin.withDefaults();
        int found = ROWS;
        for (int i = 0; i < ROWS; i++) {
            assertThat(score.add(customers.scores()[i])).isFalse();
            double distance = customers.scores()[i] - customers.outcomes()[i];
            if (error.add(distance * distance)) {
                found = Math.min(found, i);
            }
        }
        assertThat(found).isBetween(START, START + 200);
    }

    @Test
    void estimateFollowsAModerateChangeOfCustomers() {
        List<EstimatedAndRealised> chunks = chunks(model.customers(77, ROWS, DriftScenario.sudden(START, .3)));
        double before = 0;
        double estimated = 0;
        double realised = 0;
        for (int i = 0; i < 10; i++) {
            before += estimatedAuc(chunks.get(i)) / 10;
            estimated += estimatedAuc(chunks.get(10 + i)) / 10;
            realised += realisedAuc(chunks.get(10 + i)) / 10;
        }
        assertThat(before - estimated).isGreaterThan(.007);
        assertThat(estimated).isCloseTo(realised, within(.004));
    }

    /** Three in ten of the chosen rows are churners, each kind as it was: the old scores expect about two. */
    @Test
    void seesTheChurnRateUnderLabelShiftAndEstimatesAnew() {
        Simulated.Customers all = model.customers(78, ROWS, DriftScenario.none());
        SplittableRandom random = new SplittableRandom(5);
        double[] scores = new double[4000];
        byte[] outcomes = new byte[scores.length];
        int taken = 0;
        double share = .3 / .7 * .84 / .16 * 1.0;
        for (int i = 0; i < ROWS && taken < scores.length; i++) {
            if (all.outcomes()[i] == 1 || random.nextDouble() < 1 / share) {
                scores[taken] = all.scores()[i];
                outcomes[taken++] = all.outcomes()[i];
            }
        }
        assertThat(taken).isEqualTo(scores.length);
        EstimatedAndRealised chunk = comparison().compare(Instant.EPOCH, Instant.EPOCH, scores, outcomes);
        PriorShift shift = chunk.priorShift().orElseThrow();
        double churnRate = chunk.realised().orElseThrow().churnRate().value();
        assertThat(churnRate).isCloseTo(.3, within(.02));
        assertThat(shift.shifted(1e-6)).isTrue();
        assertThat(shift.current().value()).isCloseTo(churnRate, within(.012));
        assertThat(chunk.estimated().churnRate().value()).isLessThan(churnRate - .015);
        assertThat(chunk.bestEstimate().f1().value())
                .isCloseTo(chunk.realised().orElseThrow().f1().value(), within(.015));
        assertThat(chunk.verdict()).isEqualTo(Verdict.STABLE);
    }
}
