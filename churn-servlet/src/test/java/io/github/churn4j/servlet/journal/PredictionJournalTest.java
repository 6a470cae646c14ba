package io.github.churn4j.servlet.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ChurnException;
import io.github.churn4j.PredictionEvent;
import io.github.churn4j.data.Feature;
import io.github.churn4j.servlet.SetClock;
import io.github.churn4j.servlet.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionJournalTest {

    private static final JournalLimits LIMITS = JournalLimits.of(1 << 20, Duration.ofDays(30));

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock("2026-03-01T12:00:00Z");

    private PredictionJournal open(JournalLimits limits) {
        return PredictionJournal.open(folder.resolve("journal"), limits, clock);
    }

    private List<JournalEntry> entries() {
        List<JournalEntry> entries = new ArrayList<>();
        JournalReader.of(folder.resolve("journal")).forEach(entries::add);
        return entries;
    }

    private List<Path> segments() throws IOException {
        return Segment.list(folder.resolve("journal")).stream()
                .map(Segment::file)
                .toList();
    }

    @Test
    void keepsWhatWasPredicted() {
        PredictionEvent event = TestEvents.event(clock.instant(), "p-1", "c-\"7\"", "v1", .123456789);
        try (PredictionJournal journal = open(LIMITS)) {
            journal.predicted(event);
        }
        JournalEntry entry = entries().get(0);
        assertThat(entry.time()).isEqualTo(event.time());
        assertThat(entry.predictionId()).isEqualTo("p-1");
        assertThat(entry.model()).isEqualTo("bank-churn");
        assertThat(entry.modelVersion()).isEqualTo("v1");
        assertThat(entry.customer()).isEqualTo("c-\"7\"");
        assertThat(entry.attritionProbability()).isEqualTo(.123456789);
        assertThat(entry.threshold()).isEqualTo(TestModels.bank().decision().threshold());
        assertThat(entry.features().keySet())
                .containsExactlyElementsOf(TestModels.bank().schema().features().stream()
                        .map(Feature::column)
                        .toList());
        assertThat(entry.features()).containsEntry("Income_Category", "$60K - $80K");
        assertThat(entry.features()).containsEntry("Customer_Age", "45");
        assertThat(entry.record(TestModels.bank().schema())).isEqualTo(event.record());
    }

    @Test
    void writesOneDocumentALine() throws IOException {
        try (PredictionJournal journal = open(LIMITS)) {
            journal.predicted(TestEvents.event(clock.instant(), "p-1"));
            journal.flush();
            List<String> lines = Files.readAllLines(segments().get(0));
            assertThat(lines).hasSize(1);
            assertThat(lines.get(0))
                    .startsWith("{\"time\":\"2026-03-01T12:00:00Z\",\"prediction_id\":\"p-1\",\"model\":\"bank-churn\","
                            + "\"model_version\":\"v1\",\"attrition_probability\":0.25,\"threshold\":")
                    .contains("\"features\":{\"Customer_Age\":45,\"Gender\":\"F\",");
            assertThat(segments().get(0)).hasFileName("predictions-20260301T120000.000Z.ndjson");
        }
    }

    @Test
    void flushesByItself() throws InterruptedException {
        try (PredictionJournal journal = open(LIMITS)) {
            journal.predicted(TestEvents.event(clock.instant(), "p-1"));
            for (int i = 0; i < 200 && entries().isEmpty(); i++) {
                Thread.sleep(50);
            }
            assertThat(entries()).hasSize(1);
        }
    }

    @Test
    void staysBelowItsSizeByDeletingTheOldest() throws IOException {
        JournalLimits limits = JournalLimits.of(64 << 10, Duration.ofDays(30));
        try (PredictionJournal journal = open(limits)) {
            for (int i = 0; i < 1_000; i++) {
                clock.advance(Duration.ofMillis(10));
                journal.predicted(TestEvents.event(clock.instant(), "p-" + i));
                if (i % 7 == 0) {
                    journal.flush();
                    assertThat(bytes()).isLessThanOrEqualTo(64 << 10);
                }
            }
        }
        List<JournalEntry> left = entries();
        assertThat(left).hasSizeBetween(40, 200);
        assertThat(left.get(left.size() - 1).predictionId()).isEqualTo("p-999");
        assertThat(left.stream().map(JournalEntry::predictionId))
                .containsExactlyElementsOf(IntStream.range(1_000 - left.size(), 1_000)
                        .mapToObj(i -> "p-" + i)
                        .toList());
    }

    private long bytes() throws IOException {
        long bytes = 0;
        for (Path segment : segments()) {
            bytes += Files.size(segment);
        }
        return bytes;
    }

    @Test
    void beginsASegmentEachDayAndForgetsAfterTheRetention() throws IOException {
        for (int day = 0; day < 40; day++) {
            try (PredictionJournal journal = open(LIMITS)) {
                journal.predicted(TestEvents.event(clock.instant(), "a" + day));
                journal.flush();
                clock.advance(Duration.ofHours(12));
                journal.predicted(TestEvents.event(clock.instant(), "b" + day));
                journal.flush();
                clock.advance(Duration.ofHours(12));
                journal.predicted(TestEvents.event(clock.instant(), "c" + day));
            }
        }
        open(LIMITS).close();
        Instant oldest = clock.instant().minus(Duration.ofDays(31));
        assertThat(entries()).allMatch(e -> !e.time().isBefore(oldest));
        assertThat(entries()).hasSizeGreaterThan(80);
        assertThat(segments()).hasSizeGreaterThan(30);
    }

    @Test
    void cutsATornLineAtTheNextStart() throws IOException {
        try (PredictionJournal journal = open(LIMITS)) {
            journal.predicted(TestEvents.event(clock.instant(), "p-1"));
        }
        Path segment = segments().get(0);
        long whole = Files.size(segment);
        Files.writeString(segment, "{\"time\":\"2026-03-01T12:0", StandardOpenOption.APPEND);
        assertThat(entries()).hasSize(1);
        open(LIMITS).close();
        assertThat(Files.size(segment)).isEqualTo(whole);
    }

    @Test
    void countsLinesThatAreNoPredictions() throws IOException {
        try (PredictionJournal journal = open(LIMITS)) {
            journal.predicted(TestEvents.event(clock.instant(), "p-1"));
        }
        Files.writeString(segments().get(0), "nonsense\n{}\n{\"time\":3}\n", StandardOpenOption.APPEND);
        List<JournalEntry> entries = new ArrayList<>();
        assertThat(JournalReader.of(folder.resolve("journal")).forEach(entries::add))
                .isEqualTo(3);
        assertThat(entries).hasSize(1);
    }

    @Test
    void readsBetweenTwoInstants() {
        Instant start = clock.instant();
        JournalLimits small = new JournalLimits(1 << 20, Duration.ofDays(30), 5_000, Duration.ofDays(1));
        try (PredictionJournal journal = open(small)) {
            for (int i = 0; i < 200; i++) {
                journal.predicted(TestEvents.event(start.plusSeconds(60L * i), "p-" + i));
                journal.flush();
            }
        }
        List<String> ids = new ArrayList<>();
        JournalReader.of(folder.resolve("journal"))
                .withoutFeatures()
                .forEach(start.plusSeconds(60 * 50), start.plusSeconds(60 * 60), e -> {
                    ids.add(e.predictionId());
                    assertThat(e.features()).isEmpty();
                });
        assertThat(ids)
                .containsExactlyElementsOf(
                        IntStream.range(50, 60).mapToObj(i -> "p-" + i).toList());
    }

    @Test
    void refusesADirectoryInUse() {
        try (PredictionJournal journal = open(LIMITS)) {
            assertThatThrownBy(() -> open(LIMITS))
                    .isInstanceOf(ChurnException.class)
                    .hasMessageContaining("is held by another running service")
                    .hasMessageContaining("churn.journal");
            journal.predicted(TestEvents.event(clock.instant(), "p-1"));
        }
        open(LIMITS).close();
        assertThat(entries()).hasSize(1);
    }

    @Test
    void goesOnWithoutItsDirectoryAndRecovers() throws IOException {
        Path directory = folder.resolve("journal");
        try (PredictionJournal journal = open(LIMITS)) {
            journal.predicted(TestEvents.event(clock.instant(), "p-1"));
            journal.flush();
            delete(directory);
            Files.writeString(directory, "in the way");
            journal.predicted(TestEvents.event(clock.instant(), "p-2"));
            journal.flush();
            assertThat(journal.lost()).isEqualTo(1);
            Files.delete(directory);
            journal.predicted(TestEvents.event(clock.instant(), "p-3"));
            journal.flush();
            assertThat(journal.lost()).isEqualTo(1);
            assertThat(journal.written()).isEqualTo(2);
            assertThat(entries()).extracting(JournalEntry::predictionId).containsExactly("p-3");
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    @Test
    void isReadByItsOwnerOnly() throws IOException {
        try (PredictionJournal journal = open(LIMITS)) {
            journal.predicted(TestEvents.event(clock.instant(), "p-1"));
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Path directory = folder.resolve("journal");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                    .isEqualTo("rwx------");
            for (Path file : List.of(segments().get(0), directory.resolve("lock"))) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void keepsTheOrderWhenTheClockGoesBack() throws IOException {
        try (PredictionJournal journal = open(LIMITS)) {
            journal.predicted(TestEvents.event(clock.instant(), "p-1"));
        }
        clock.advance(Duration.ofHours(-1));
        try (PredictionJournal journal = open(LIMITS)) {
            journal.predicted(TestEvents.event(clock.instant(), "p-2"));
        }
        assertThat(entries()).extracting(JournalEntry::predictionId).containsExactly("p-1", "p-2");
        assertThat(segments()).hasSize(2);
    }
}
