package io.github.churn4j.drift.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.drift.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PredictionChunksTest {
    private static final PerformanceComparison COMPARISON = PerformanceComparison.of(Cbpe.of(.5));
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    @Test
    void gathersByRows() {
        PredictionChunks chunks = PredictionChunks.ofRows(3, 10);
        for (int i = 0; i < 7; i++) {
            assertThat(chunks.predicted(START.plusSeconds(i), .1)).isEqualTo(i);
        }
        List<EstimatedAndRealised> compared = chunks.compare(COMPARISON);
        assertThat(compared).extracting(EstimatedAndRealised::rows).containsExactly(3, 3, 1);
        assertThat(compared.get(1).from()).isEqualTo(START.plusSeconds(3));
        assertThat(compared.get(1).to()).isEqualTo(START.plusSeconds(5));
        assertThat(compared.get(1).verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(compared.get(1).realised()).isEmpty();
    }

    @Test
    void gathersByPeriodAndPutsLateRowsIntoTheNewest() {
        PredictionChunks chunks = PredictionChunks.ofPeriod(Duration.ofDays(1), 10);
        chunks.predicted(START.plusSeconds(5), .1);
        chunks.predicted(START.plusSeconds(86_399), .1);
        chunks.predicted(START.plusSeconds(3 * 86_400), .1);
        chunks.predicted(START, .1);
        List<EstimatedAndRealised> compared = chunks.compare(COMPARISON);
        assertThat(compared).extracting(EstimatedAndRealised::rows).containsExactly(2, 2);
        assertThat(compared.get(0).from()).isEqualTo(START);
        assertThat(compared.get(0).to()).isEqualTo(START.plusSeconds(86_400));
        assertThat(compared.get(1).from()).isEqualTo(START.plusSeconds(3 * 86_400));
    }

    @Test
    void aPeriodOfVeryManyRowsIsSeveralChunks() {
        PredictionChunks chunks = PredictionChunks.ofPeriod(Duration.ofDays(1), 2);
        for (int i = 0; i < 2 * PredictionChunks.MOST_ROWS + 1; i++) {
            chunks.predicted(START.plusSeconds(i == 2 * PredictionChunks.MOST_ROWS ? -86_400 : 5), .1);
        }
        assertThat(chunks.happened(PredictionChunks.MOST_ROWS - 1, true)).isFalse();
        assertThat(chunks.happened(2L * PredictionChunks.MOST_ROWS, true)).isTrue();
        List<EstimatedAndRealised> compared = chunks.compare(COMPARISON);
        assertThat(compared).extracting(EstimatedAndRealised::rows).containsExactly(PredictionChunks.MOST_ROWS, 1);
        assertThat(compared).extracting(EstimatedAndRealised::from).containsOnly(START);
    }

    @Test
    void takesOutcomesAsTheyArrive() {
        PredictionChunks chunks = PredictionChunks.ofRows(2, 2);
        long first = chunks.predicted(START, .2);
        long second = chunks.predicted(START, .8);
        chunks.predicted(START, .3);
        assertThat(chunks.happened(second, false)).isTrue();
        assertThat(chunks.happened(second, true)).isTrue();
        EstimatedAndRealised chunk = chunks.compare(COMPARISON).get(0);
        assertThat(chunk.labelled()).isEqualTo(1);
        assertThat(chunk.coverage()).isEqualTo(.5);
        assertThat(chunk.realised().orElseThrow().accuracy().value()).isEqualTo(1);
        assertThat(chunks.happened(first, false)).isTrue();
        assertThat(chunks.compare(COMPARISON)
                        .get(0)
                        .realised()
                        .orElseThrow()
                        .rocAuc()
                        .value())
                .isEqualTo(1);
        assertThat(chunks.happened(99, true)).isFalse();
    }

    @Test
    void dropsTheOldestAndIgnoresItsOutcomes() {
        PredictionChunks chunks = PredictionChunks.ofRows(1, 2);
        for (int i = 0; i < 5; i++) {
            chunks.predicted(START.plusSeconds(i), .1);
        }
        assertThat(chunks.compare(COMPARISON))
                .extracting(EstimatedAndRealised::from)
                .containsExactly(START.plusSeconds(3), START.plusSeconds(4));
        assertThat(chunks.happened(2, true)).isFalse();
        assertThat(chunks.happened(3, true)).isTrue();
    }

    @Test
    void makesColumnsForAChart() {
        PredictionChunks chunks = PredictionChunks.ofRows(400, 3);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1200; i++) {
            double score = random.nextDouble();
            long row = chunks.predicted(START.plusSeconds(i), score);
            boolean churns = random.nextDouble() < (i < 400 ? score : 1 - score);
            if (i < 800) {
                chunks.happened(row, churns);
            }
        }
        PerformanceSeries series = PerformanceSeries.of(Measure.ROC_AUC, chunks.compare(COMPARISON));
        assertThat(series.times())
                .containsExactly(START.plusSeconds(399), START.plusSeconds(799), START.plusSeconds(1199));
        assertThat(series.coverage()).containsExactly(1, 1, 0);
        assertThat(series.alarm()).containsExactly(false, true, false);
        assertThat(series.realised()[2]).isNaN();
        assertThat(series.realisedLow()[2]).isNaN();
        for (int i = 0; i < 3; i++) {
            assertThat(series.estimate()[i]).isBetween(series.estimateLow()[i], series.estimateHigh()[i]);
        }
        assertThat(series.realised()[0]).isBetween(series.realisedLow()[0], series.realisedHigh()[0]);
        assertThat(series.realised()[1]).isLessThan(.25);
    }

    @Test
    void refusesSizesOutOfRange() {
        assertThatThrownBy(() -> PredictionChunks.ofRows(0, 1)).hasMessageContaining("rows is 0");
        assertThatThrownBy(() -> PredictionChunks.ofRows(1, 0)).hasMessageContaining("chunks is 0");
        assertThatThrownBy(() -> PredictionChunks.ofPeriod(Duration.ZERO, 1)).hasMessageContaining("period is PT0S");
        assertThatThrownBy(() -> PredictionChunks.ofRows(1, 1).predicted(START, Double.NaN))
                .hasMessage("score is NaN, expected [0, 1]");
    }
}
