package io.github.churn4j.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.drift.ComparedDistribution;
import io.github.churn4j.drift.DriftTest;
import io.github.churn4j.drift.Verdict;
import io.github.churn4j.model.Models;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamWatchTest {

    static Stream<Arguments> streams() {
        return Streams.WINDOWS.stream().flatMap(w -> Stream.of(1L, 2L).map(seed -> Arguments.of(w, seed)));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void everyWindowIsWhatItsRowsSay(Window window, long seed) {
        WatchSettings settings = WatchSettings.of(Streams.watching(window).history(10_000));
        StreamWatch watch = new StreamWatch(settings);
        NaiveWatch naive = new NaiveWatch(settings);
        for (Observation observation : Streams.unruly(900, seed)) {
            watch.accept(observation);
            naive.accept(observation);
        }
        DriftSnapshot snapshot = watch.snapshot(0);
        List<WindowSummary> expected = naive.windows();
        assertThat(snapshot.history()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            same(snapshot.history().get(i), expected.get(i));
        }
        assertThat(expected).extracting(WindowSummary::verdict).contains(Verdict.STABLE, Verdict.DRIFT);
        assertThat(snapshot.late()).isEqualTo(naive.late).isPositive();
        assertThat(snapshot.capped()).isEqualTo(naive.capped).isPositive();
    }

    private static void same(WindowSummary actual, WindowSummary expected) {
        assertThat(bare(actual)).isEqualTo(bare(expected));
        assertThat(actual.tests()).hasSameSizeAs(expected.tests());
        for (int i = 0; i < expected.tests().size(); i++) {
            WindowTest a = actual.tests().get(i);
            WindowTest e = expected.tests().get(i);
            assertThat(a)
                    .usingRecursiveComparison()
                    .ignoringFields("statistic", "pValue")
                    .isEqualTo(e);
            assertThat(a.statistic()).isCloseTo(e.statistic(), within(1e-12));
            assertThat(a.pValue()).isCloseTo(e.pValue(), within(1e-9 * e.pValue()));
        }
    }

    private static WindowSummary bare(WindowSummary w) {
        return new WindowSummary(
                w.number(),
                w.from(),
                w.to(),
                w.rows(),
                w.refused(),
                w.verdict(),
                List.of(),
                w.meanScore(),
                w.estimated(),
                List.of());
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(1_800_000_000L + second);
    }

    private static StreamWatch rows(int window) {
        return Streams.watch(Streams.watching(Window.tumbling(window)));
    }

    @Test
    void nothingIsKnownBeforeTheFirstWindowEnds() {
        StreamWatch watch = rows(60);
        watch.accept(Streams.prediction(at(0), "", new SplittableRandom(1), 0));
        DriftSnapshot snapshot = watch.snapshot(3);
        assertThat(snapshot.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(snapshot.latest()).isEmpty();
        assertThat(snapshot.asOf()).contains(at(0));
        assertThat(snapshot.observed()).isEqualTo(1);
        assertThat(snapshot.filling()).isEqualTo(1);
        assertThat(snapshot.dropped()).isEqualTo(3);
        assertThat(snapshot.model()).isEqualTo("bank");
        assertThat(snapshot.version()).isEqualTo("7");
    }

    @Test
    void aClockThatGoesBackCountsAtTheLatestTimeSeen() {
        StreamWatch watch = Streams.watch(Streams.watching(Window.tumbling(Duration.ofMinutes(1))));
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 30; i++) {
            watch.accept(Streams.prediction(at(i % 2 == 0 ? 30 : -5_000 * i), "", random, 0));
        }
        watch.accept(Streams.prediction(Instant.MIN, "", random, 0));
        watch.accept(Streams.prediction(at(90), "", random, 0));
        DriftSnapshot snapshot = watch.snapshot(0);
        assertThat(snapshot.late()).isEqualTo(16);
        WindowSummary window = snapshot.latest().orElseThrow();
        assertThat(window.rows()).isEqualTo(31);
        assertThat(window.from()).isEqualTo(at(0));
        assertThat(window.to()).isEqualTo(at(60));
        assertThat(window.notes()).anyMatch(n -> n.startsWith("16 rows were dated before"));
    }

    @Test
    void daysWithoutTrafficAreOneEntryHoweverOftenTheyAreNoticed() {
        StreamWatch watch =
                Streams.watch(Streams.watching(Window.sliding(Duration.ofMinutes(2), Duration.ofMinutes(1))));
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 40; i++) {
            watch.accept(Streams.prediction(at(i), "", random, 0));
        }
        for (int hour = 1; hour < 100; hour++) {
            watch.accept(new Observation.Passed(at(3600L * hour)));
        }
        watch.accept(Streams.prediction(at(400_000), "", random, 0));
        List<WindowSummary> history = watch.snapshot(0).history();
        assertThat(history).extracting(WindowSummary::rows).containsExactly(40, 0);
        assertThat(history).extracting(WindowSummary::number).containsExactly(1L, 2L);
        WindowSummary silence = history.get(1);
        assertThat(silence.from()).isEqualTo(at(120));
        assertThat(silence.to()).isEqualTo(at(399_960));
        assertThat(silence.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(silence.notes()).containsExactly("nothing came");
    }

    @Test
    void windowsOfTooFewRowsAreNotJudged() {
        StreamWatch watch = Streams.watch(Streams.watching(Window.tumbling(Duration.ofMinutes(1))));
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 14; i++) {
            watch.accept(Streams.prediction(at(i), "", random, 60));
        }
        watch.accept(new Observation.Passed(at(60)));
        WindowSummary window = watch.snapshot(0).latest().orElseThrow();
        assertThat(window.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(window.tests()).isEmpty();
        assertThat(window.meanScore()).isBetween(0.0, 1.0);
        assertThat(window.notes()).containsExactly("14 rows are too few to judge, expected 15 or more");
    }

    @Test
    void oneCustomerCannotFillAWindow() {
        StreamWatch watch = rows(60);
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 500; i++) {
            watch.accept(Streams.prediction(at(i), "the same", random, 50));
        }
        assertThat(watch.snapshot(0).filling()).isEqualTo(3); // .05 of 60
        assertThat(watch.snapshot(0).history()).singleElement().satisfies(w -> {
            assertThat(w.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
            assertThat(w.rows()).isEqualTo(3);
            assertThat(w.to()).isEqualTo(at(482));
            assertThat(w.notes()).anyMatch(n -> n.startsWith("480 predictions were passed over"));
        });
        for (int i = 0; i < 57; i++) {
            watch.accept(Streams.prediction(at(500), "customer " + i, random, 0));
        }
        DriftSnapshot snapshot = watch.snapshot(0);
        assertThat(snapshot.capped()).isEqualTo(497);
        assertThat(snapshot.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(snapshot.latest().orElseThrow().notes())
                .containsExactly("497 predictions were passed over because their customers had 5 % of the window each");
    }

    @Test
    void aRecordThatComesAgainAndAgainIsNoted() {
        StreamWatch watch = rows(60);
        SplittableRandom random = new SplittableRandom(5);
        CustomerRecord same = Streams.customer(random, 0);
        for (int i = 0; i < 60; i++) {
            watch.accept(
                    i % 4 == 0
                            ? new Observation.Predicted(at(i), "", same, .2)
                            : Streams.prediction(at(i), "", random, 0));
        }
        assertThat(watch.snapshot(0).latest().orElseThrow().notes())
                .containsExactly("25 % of the rows are one and the same record");
    }

    @Test
    void valuesRefusedAtTheDoorAreDriftEvenIfNothingElseComes() {
        StreamWatch watch = rows(60);
        for (int i = 0; i < 90; i++) {
            watch.accept(Streams.refusal(at(i), FieldProblem.Code.UNSEEN_CATEGORY, "plan"));
        }
        DriftSnapshot snapshot = watch.snapshot(0);
        assertThat(snapshot.refused()).isEqualTo(90);
        assertThat(snapshot.capped()).isEqualTo(60);
        assertThat(snapshot.verdict()).isEqualTo(Verdict.DRIFT);
        WindowSummary window = snapshot.latest().orElseThrow();
        assertThat(window.rows()).isZero();
        assertThat(window.refused()).isEqualTo(30);
        assertThat(window.tests())
                .singleElement()
                .satisfies(t -> assertThat(t.test()).isEqualTo(DriftTest.NEW_VALUES))
                .satisfies(t -> assertThat(t.column()).isEqualTo("plan"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aRequiredFieldThatVanishesOpensAnEpisode(int every) {
        for (Window window : List.of(Window.tumbling(60), Window.tumbling(Duration.ofMinutes(1)))) {
            StreamWatch watch = Streams.watch(Streams.watching(window));
            SplittableRandom random = new SplittableRandom(31);
            for (int i = 0; i < 180; i++) {
                watch.accept(
                        i % every == 0
                                ? Streams.refusal(at(i), FieldProblem.Code.MISSING_FIELD, "age")
                                : Streams.prediction(at(i), "", random, 0));
            }
            DriftSnapshot snapshot = watch.snapshot(0);
            assertThat(snapshot.verdict()).isEqualTo(Verdict.DRIFT);
            DriftEpisode.Alarm alarm =
                    snapshot.openEpisode().orElseThrow().alarms().get(0);
            assertThat(alarm.column()).isEqualTo("age");
            assertThat(alarm.test()).isEqualTo(DriftTest.MISSING_RATE);
            assertThat(snapshot.latest().orElseThrow().notes()).anyMatch(n -> n.endsWith("records were refused"));
        }
    }

    @Test
    void fewRowsAndManyRefusalsAreDriftOfWhatWasRefused() {
        StreamWatch watch = Streams.watch(Streams.watching(Window.tumbling(60)).minimum(50));
        SplittableRandom random = new SplittableRandom(32);
        for (int i = 0; i < 60; i++) {
            watch.accept(
                    i % 3 == 0
                            ? Streams.refusal(at(i), FieldProblem.Code.MISSING_FIELD, "age")
                            : Streams.prediction(at(i), "", random, 0));
        }
        WindowSummary window = watch.snapshot(0).latest().orElseThrow();
        assertThat(window.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(window.tests()).extracting(WindowTest::column).containsExactly("age");
        assertThat(window.notes())
                .containsExactly("40 rows are too few to judge, expected 50 or more", "20 of 60 records were refused");
    }

    @Test
    void aKnownClientThatRepeatsABadRecordNeitherAlarmsNorFillsAWindow() {
        StreamWatch watch = Streams.watch(Streams.watching(Window.tumbling(60)).minimum(50));
        SplittableRandom random = new SplittableRandom(33);
        for (int i = 0; i < 1_000; i++) {
            FieldProblem bad =
                    new FieldProblem(FieldProblem.Code.UNSEEN_CATEGORY, "plan", "lead", "something else", "mend it");
            watch.accept(
                    i % 8 == 0
                            ? Streams.prediction(at(i), "", random, 0)
                            : new Observation.Refused(at(i), "client", List.of(bad)));
        }
        DriftSnapshot snapshot = watch.snapshot(0);
        assertThat(snapshot.episodes()).isEmpty();
        assertThat(snapshot.history())
                .filteredOn(w -> w.verdict() == Verdict.STABLE)
                .hasSize(2)
                .allMatch(w -> w.rows() == 59 && w.refused() == 1);
    }

    @Test
    void aClientWithoutAReferenceLeavesHalfOfAWindowToTheOthers() {
        StreamWatch watch = rows(60);
        SplittableRandom random = new SplittableRandom(34);
        for (int i = 0; i < 3_000; i++) {
            watch.accept(
                    i % 100 == 99
                            ? Streams.prediction(at(i), "", random, 0)
                            : Streams.refusal(at(i), FieldProblem.Code.OUT_OF_RANGE, "age"));
        }
        WindowSummary window = watch.snapshot(0).latest().orElseThrow();
        assertThat(window.rows()).isEqualTo(30);
        assertThat(window.refused()).isEqualTo(30);
        assertThat(window.notes())
                .anyMatch(n -> n.endsWith("refusals were passed over because others like them had come already"));
    }

    @Test
    void aTimeFarInTheFutureDoesNotStopWindowsByTime() {
        Instant now = at(3_600);
        StreamWatch watch = Streams.watch(
                Streams.watching(Window.tumbling(Duration.ofMinutes(1))).clock(Clock.fixed(now, ZoneOffset.UTC)));
        SplittableRandom random = new SplittableRandom(35);
        watch.accept(Streams.prediction(Instant.parse("2099-01-01T00:00:00Z"), "", random, 0));
        watch.accept(new Observation.Passed(Instant.MAX));
        assertThat(watch.snapshot(0).asOf()).contains(now);
        assertThat(watch.snapshot(0).late()).isEqualTo(1);
        watch.accept(Streams.prediction(now.plusSeconds(60), "", random, 0));
        assertThat(watch.snapshot(0).history()).singleElement().satisfies(w -> {
            assertThat(w.rows()).isEqualTo(1);
            assertThat(w.to()).isEqualTo(now.plusSeconds(60));
        });
    }

    @Test
    void theSameRowsAreNotJudgedAgainAndAgain() {
        StreamWatch watch =
                Streams.watch(Streams.watching(Window.sliding(Duration.ofSeconds(1_000), Duration.ofSeconds(1))));
        SplittableRandom random = new SplittableRandom(36);
        watch.accept(Streams.prediction(at(0), "", random, 0));
        watch.accept(Streams.prediction(at(10), "", random, 0));
        watch.accept(new Observation.Passed(at(5_000)));
        List<WindowSummary> history = watch.snapshot(0).history();
        assertThat(history).extracting(WindowSummary::to).containsExactly(at(1), at(11), at(1_001), at(5_000));
        assertThat(history).extracting(WindowSummary::rows).containsExactly(1, 2, 1, 0);
        assertThat(history.get(3).from()).isEqualTo(at(1_010));
    }

    @Test
    void aChangeOfTheErrorIsTold() {
        List<MeanChangeEvent> heard = new ArrayList<>();
        StreamWatch watch = Streams.watch(Streams.watching(Window.tumbling(60)).listener(new DriftListener() {
            @Override
            public void drift(DriftEvent event) {}

            @Override
            public void changed(MeanChangeEvent event) {
                heard.add(event);
            }
        }));
        for (int i = 0; i < 2_000; i++) {
            watch.accept(new Observation.Feedback(at(i), .1, i >= 1_000 && i % 2 == 0));
        }
        assertThat(heard)
                .isNotEmpty()
                .allMatch(e -> e.model().equals("bank") && e.version().equals("7"));
        assertThat(heard.get(heard.size() - 1).change())
                .isEqualTo(watch.snapshot(0).errorChange().orElseThrow());
        assertThat(heard.get(0).change().after())
                .isGreaterThan(heard.get(0).change().before());
    }

    @Test
    void otherRefusalsAreNoNewValues() {
        StreamWatch watch = rows(60);
        for (int i = 0; i < 60; i++) {
            watch.accept(Streams.refusal(at(i), FieldProblem.Code.UNKNOWN_FIELD, "shoe size"));
        }
        assertThat(watch.snapshot(0).verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void aColumnWithoutAnyValueIsDriftOfItsMissingRate() {
        StreamWatch watch = rows(60);
        for (int i = 0; i < 60; i++) {
            CustomerRecord customer = CustomerRecord.of(
                    Models.SCHEMA,
                    new double[] {18 + i, Double.NaN, Double.NaN, i % 6 == 0 ? Double.NaN : i % 3, i % 2});
            watch.accept(new Observation.Predicted(at(i), "", customer, (double) i * i / 3600));
        }
        List<WindowTest> alarms = watch.snapshot(0).latest().orElseThrow().tests().stream()
                .filter(WindowTest::drift)
                .toList();
        assertThat(alarms).extracting(WindowTest::column).containsExactly("spend", "visits");
        assertThat(alarms).extracting(WindowTest::test).containsOnly(DriftTest.MISSING_RATE);
    }

    @Test
    void theSnapshotShowsTheLatestWindowBesideTheReference() {
        StreamWatch watch = rows(60);
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 60; i++) {
            watch.accept(Streams.prediction(at(i), "", random, 0));
        }
        Map<String, ComparedDistribution> shown = watch.snapshot(0).distributions();
        assertThat(shown.keySet()).containsExactly("age", "spend", "visits", "plan", "active", "attrition_probability");
        assertThat(of(shown, "age").edges())
                .hasSize(21)
                .startsWith(18)
                .endsWith(89)
                .isSorted();
        assertThat(sum(of(shown, "age").current())).isEqualTo(60);
        assertThat(sum(of(shown, "age").reference())).isCloseTo(3_000, within(1e-6));
        assertThat(of(shown, "plan").levels()).containsExactly("basic", "gold", "iron");
        assertThat(sum(of(shown, "active").current())).isEqualTo(60);
    }

    private static ComparedDistribution of(Map<String, ComparedDistribution> shown, String column) {
        return Objects.requireNonNull(shown.get(column));
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    @Test
    void tellsOfAChangeOfTheMeanScoreAndOfTheError() {
        StreamWatch watch = rows(60);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2_000; i++) {
            double score = i < 1_000 ? .1 * random.nextDouble() : .5 + .1 * random.nextDouble();
            watch.accept(new Observation.Predicted(at(i), "", Streams.customer(random, 0), score));
            watch.accept(new Observation.Feedback(at(i), score, i < 1_000 && random.nextInt(20) == 0));
        }
        DriftSnapshot snapshot = watch.snapshot(0);
        ScoreChange score = snapshot.scoreChange().orElseThrow();
        assertThat(score.row()).isBetween(1_000L, 1_200L);
        assertThat(score.before()).isBetween(.03, .2);
        assertThat(score.after()).isGreaterThan(score.before());
        assertThat(snapshot.errorChange().orElseThrow().changes()).isPositive();
    }

    @Test
    void aListenerThatFailsDisturbsNobody() {
        List<DriftEvent> heard = new ArrayList<>();
        StreamWatch watch = Streams.watch(Streams.watching(Window.tumbling(60))
                .listener(e -> {
                    throw new IllegalStateException("deaf");
                })
                .listener(e -> {
                    throw new AssertionError("no exception");
                })
                .listener(heard::add));
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 60; i++) {
            watch.accept(Streams.prediction(at(i), "", random, 40));
        }
        assertThat(heard).singleElement().satisfies(e -> {
            assertThat(e.kind()).isEqualTo(DriftEvent.Kind.OPENED);
            assertThat(e.model()).isEqualTo("bank");
            assertThat(e.episode().alarms().get(0).column()).isEqualTo("age");
            assertThat(e.window().verdict()).isEqualTo(Verdict.DRIFT);
        });
    }
}
