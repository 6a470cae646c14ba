package io.github.churn4j.servlet.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.servlet.SetClock;
import io.github.churn4j.servlet.TestModels;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformanceReportTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z"); // a Monday
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    Path folder;

    private final List<Feedback> feedback = new ArrayList<>();

    private PredictionJournal journal() {
        return PredictionJournal.open(
                folder, JournalLimits.of(1 << 24, Duration.ofDays(365)), new SetClock(NOW.toString()));
    }

    private PerformanceReport report(Period by) throws IOException {
        return PerformanceReport.of(JournalReader.of(folder), feedback::forEach, by);
    }

    private void said(String id, boolean churned) {
        feedback.add(Feedback.ofPrediction(id, churned, null, NOW));
    }

    @Test
    void comparesScoresWithOutcomes() throws IOException {
        // of the four pairs of a churner and a stayer three are in order; the other figures are summed below
        double[] p = {.1, .4, .35, .8};
        boolean[] churned = {false, false, true, true};
        try (PredictionJournal journal = journal()) {
            for (int i = 0; i < p.length; i++) {
                journal.predicted(TestEvents.event(START.plusSeconds(i), "p" + i, "", "v1", p[i]));
                said("p" + i, churned[i]);
            }
            journal.predicted(TestEvents.event(START.plusSeconds(9), "unknown", "", "v1", .5));
        }
        said("never predicted", true);
        PerformanceReport report = report(Period.WEEK);
        assertThat(report.feedbacks()).isEqualTo(5);
        assertThat(report.matched()).isEqualTo(4);
        RealisedPerformance total = report.versions().get(0).total();
        assertThat(total.predictions()).isEqualTo(5);
        assertThat(total.outcomes()).isEqualTo(4);
        assertThat(total.coverage()).isEqualTo(.8);
        assertThat(total.churnRate()).isEqualTo(.5);
        assertThat(total.meanScore()).isCloseTo(.43, within(1e-12));
        assertThat(total.meanScoreWithOutcome()).isCloseTo(.4125, within(1e-12));
        assertThat(total.rocAuc()).isEqualTo(.75);
        assertThat(total.brier()).isCloseTo((.01 + .16 + .4225 + .04) / 4, within(1e-12));
        assertThat(total.logLoss())
                .isCloseTo(-(Math.log(.9) + Math.log(.6) + Math.log(.35) + Math.log(.8)) / 4, within(1e-12));
        double threshold = TestModels.bank().decision().threshold();
        int right = 0;
        for (int i = 0; i < p.length; i++) {
            right += (p[i] >= threshold) == churned[i] ? 1 : 0;
        }
        assertThat(total.accuracy()).isEqualTo(right / 4.0);
        assertThat(total.ece()).isNaN();
    }

    @Test
    void separatesVersionsAndPeriods() throws IOException {
        try (PredictionJournal journal = journal()) {
            for (int day = 0; day < 28; day++) {
                String id = "p" + day;
                journal.predicted(
                        TestEvents.event(START.plus(Duration.ofDays(day)), id, "", day < 14 ? "v1" : "v2", day / 28.0));
                said(id, day % 2 == 0);
            }
        }
        PerformanceReport weeks = report(Period.WEEK);
        assertThat(weeks.versions())
                .extracting(PerformanceReport.Version::version)
                .containsExactly("v1", "v2");
        assertThat(weeks.versions().get(1).periods())
                .extracting(PerformanceReport.InPeriod::from)
                .containsExactly(LocalDate.parse("2026-03-16"), LocalDate.parse("2026-03-23"));
        assertThat(weeks.versions().get(1).total().outcomes()).isEqualTo(14);
        assertThat(report(Period.DAY).versions().get(0).periods()).hasSize(14);
        assertThat(report(Period.DAY)
                        .versions()
                        .get(0)
                        .periods()
                        .get(0)
                        .performance()
                        .rocAuc())
                .isNaN();
        assertThat(report(Period.MONTH).versions().get(0).periods())
                .extracting(PerformanceReport.InPeriod::to)
                .containsExactly(LocalDate.parse("2026-04-01"));
    }

    @Test
    void countsTheLastOutcomeOfAPrediction() throws IOException {
        try (PredictionJournal journal = journal()) {
            journal.predicted(TestEvents.event(START, "p", "", "v1", .5));
        }
        said("p", true);
        said("p", false);
        assertThat(report(Period.WEEK).versions().get(0).total().churnRate()).isEqualTo(0);
        said("p", true);
        PerformanceReport report = report(Period.WEEK);
        assertThat(report.versions().get(0).total().churnRate()).isEqualTo(1);
        assertThat(report.matched()).isEqualTo(1);
    }

    @Test
    void findsTheCustomersLastPredictionUpToATime() throws IOException {
        try (PredictionJournal journal = journal()) {
            for (int day = 0; day < 10; day++) {
                journal.predicted(TestEvents.event(START.plus(Duration.ofDays(day)), "p" + day, "c", "v" + day, .5));
            }
            journal.predicted(TestEvents.event(START.plus(Duration.ofDays(4)), "q", "other", "other", .5));
        }
        feedback.add(Feedback.ofCustomer("c", START.plus(Duration.ofHours(100)), true, null, NOW));
        feedback.add(Feedback.ofCustomer("c", START.minusSeconds(1), true, null, NOW));
        PerformanceReport report = report(Period.WEEK);
        assertThat(report.matched()).isEqualTo(1);
        assertThat(report.versions())
                .filteredOn(v -> v.total().outcomes() == 1)
                .extracting(PerformanceReport.Version::version)
                .containsExactly("v4");
    }

    @Test
    void prefersTheOutcomeThatNamesThePrediction() throws IOException {
        try (PredictionJournal journal = journal()) {
            journal.predicted(TestEvents.event(START, "p", "c", "v1", .5));
        }
        said("p", false);
        feedback.add(Feedback.ofCustomer("c", START.plusSeconds(1), true, null, NOW));
        feedback.add(Feedback.ofCustomer("c", START.plusSeconds(2), true, null, NOW));
        PerformanceReport report = report(Period.WEEK);
        assertThat(report.versions().get(0).total().outcomes()).isEqualTo(1);
        assertThat(report.versions().get(0).total().churnRate()).isEqualTo(0);
    }

    @Test
    void agreesWithOutcomesJoinedByHand() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        int n = 3_000;
        int churners = 0;
        double squares = 0;
        try (PredictionJournal journal = journal()) {
            for (int i = 0; i < n; i++) {
                double p = random.nextDouble();
                boolean churned = random.nextDouble() < p;
                Instant time = START.plusSeconds(i);
                journal.predicted(TestEvents.event(time, "p" + i, "c" + i, "v1", p));
                if (i % 2 == 0) {
                    said("p" + i, churned);
                } else {
                    feedback.add(Feedback.ofCustomer("c" + i, time, churned, null, NOW));
                }
                churners += churned ? 1 : 0;
                squares += Math.pow(p - (churned ? 1 : 0), 2);
            }
        }
        PerformanceReport report = report(Period.MONTH);
        RealisedPerformance total = report.versions().get(0).total();
        assertThat(report.matched()).isEqualTo(n);
        assertThat(total.coverage()).isEqualTo(1);
        assertThat(total.churnRate()).isCloseTo(churners / (double) n, within(1e-12));
        assertThat(total.brier()).isCloseTo(squares / n, within(1e-9));
        assertThat(total.rocAuc()).isBetween(.8, .87); // 5/6 in the limit
        assertThat(total.ece()).isBetween(0., .05);
        assertThat(total.meanScore()).isCloseTo(total.meanScoreWithOutcome(), within(1e-12));
    }

    @Test
    void tellsNothingWithoutPredictions() throws IOException {
        said("p", true);
        assertThat(report(Period.WEEK).versions()).isEmpty();
    }
}
