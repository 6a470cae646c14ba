package io.github.churn4j.drift.alert;

import io.github.churn4j.drift.DriftTest;
import io.github.churn4j.drift.Verdict;
import io.github.churn4j.drift.stream.DriftEpisode;
import io.github.churn4j.drift.stream.DriftEvent;
import io.github.churn4j.drift.stream.WindowSummary;
import io.github.churn4j.drift.stream.WindowTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events as a monitor tells them. */
final class TestDriftEvents {

    static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

    private TestDriftEvents() {}

    static DriftEvent opened(long episode) {
        return event(DriftEvent.Kind.OPENED, episode, Optional.empty());
    }

    static DriftEvent closed(long episode) {
        return event(DriftEvent.Kind.CLOSED, episode, Optional.of(TIME.plusSeconds(60)));
    }

    private static DriftEvent event(DriftEvent.Kind kind, long episode, Optional<Instant> closed) {
        List<DriftEpisode.Alarm> alarms = List.of(
                new DriftEpisode.Alarm("Total_Trans_Amt", DriftTest.KOLMOGOROV_SMIRNOV, 2, 3e-12),
                new DriftEpisode.Alarm("Gender", DriftTest.CHI_SQUARE, 1, 1e-5));
        WindowSummary window = new WindowSummary(
                7,
                TIME.minusSeconds(30),
                TIME,
                500,
                3,
                Verdict.DRIFT,
                List.of(
                        new WindowTest("Total_Trans_Amt", DriftTest.KOLMOGOROV_SMIRNOV, .31, 3e-12, 1e-4, true),
                        new WindowTest("Gender", DriftTest.CHI_SQUARE, .2, .65, 1e-4, false)),
                .21,
                Optional.empty(),
                List.of());
        return new DriftEvent(
                kind, "bank-churn", "7", new DriftEpisode(episode, TIME.minusSeconds(30), closed, 2, alarms), window);
    }
}
