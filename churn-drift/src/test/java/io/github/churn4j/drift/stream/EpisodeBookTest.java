package io.github.churn4j.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.churn4j.drift.DriftTest;
import io.github.churn4j.drift.Verdict;
import io.github.churn4j.drift.stream.DriftEpisode.Alarm;
import io.github.churn4j.drift.stream.DriftEvent.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EpisodeBookTest {

    private final EpisodeBook book = new EpisodeBook(2, 3);
    private long number;

    private static WindowTest test(String column, double p) {
        return new WindowTest(column, DriftTest.KOLMOGOROV_SMIRNOV, .3, p, .2, p < .01);
    }

    private Optional<Kind> judge(Verdict verdict, WindowTest... tests) {
        Instant to = Instant.ofEpochSecond(++number);
        return book.judge(
                new WindowSummary(number, to, to, 500, 0, verdict, List.of(tests), .2, Optional.empty(), List.of()));
    }

    private List<String> told(String windows) {
        List<String> told = new ArrayList<>();
        for (char w : windows.toCharArray()) {
            Verdict verdict = w == 'D' ? Verdict.DRIFT : w == 's' ? Verdict.STABLE : Verdict.INSUFFICIENT_DATA;
            told.add(judge(verdict, test("age", w == 'D' ? 1e-6 : .5))
                    .map(k -> k == Kind.OPENED ? "+" : "-")
                    .orElse("."));
        }
        return told;
    }

    @Test
    void anEpisodeIsOneAlertAndArmsAgainAfterTwoQuietWindows() {
        assertThat(String.join("", told("ssDDDsDssDss"))).isEqualTo("..+.....-+.-");
        assertThat(book.episodes())
                .extracting(DriftEpisode::number, DriftEpisode::windows)
                .containsExactly(tuple(1L, 4L), tuple(2L, 1L));
        DriftEpisode first = book.episodes().get(0);
        assertThat(first.opened()).isEqualTo(Instant.ofEpochSecond(3));
        assertThat(first.closed()).contains(Instant.ofEpochSecond(9));
    }

    @Test
    void windowsWithTooFewRowsAreNeitherQuietNorAlarming() {
        assertThat(String.join("", told("D?s??s"))).isEqualTo("+....-");
    }

    @Test
    void anEpisodeNamesWhatAlarmedTheSmallestPFirst() {
        judge(Verdict.DRIFT, test("age", 1e-4), test("spend", .5));
        judge(Verdict.DRIFT, test("age", 1e-3), test("spend", 1e-9));
        judge(Verdict.DRIFT, test("age", 1e-5), test("spend", .2));
        assertThat(book.episodes())
                .singleElement()
                .satisfies(e -> assertThat(e.open()).isTrue())
                .satisfies(e -> assertThat(e.alarms())
                        .containsExactly(
                                new Alarm("spend", DriftTest.KOLMOGOROV_SMIRNOV, 1, 1e-9),
                                new Alarm("age", DriftTest.KOLMOGOROV_SMIRNOV, 3, 1e-5)));
    }

    @Test
    void theNewestEpisodesAreKept() {
        told("DssDssDssDss");
        assertThat(book.episodes()).extracting(DriftEpisode::number).containsExactly(2L, 3L, 4L);
        assertThat(book.opened()).isEqualTo(4);
    }
}
