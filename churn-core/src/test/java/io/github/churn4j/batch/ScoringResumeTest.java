package io.github.churn4j.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ChurnPredictor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoringResumeTest {

    private static final ChurnPredictor PREDICTOR = SmallModel.predictor();
    private static final int ROWS = 20_000;
    private static final int EVERY = 1_500;

    @TempDir
    Path folder;

    private Path input;
    private ScoreSummary whole;

    @BeforeEach
    void scoreWithoutInterruption() throws IOException {
        input = Files.writeString(folder.resolve("in.csv"), SmallModel.customers(ROWS));
        whole = scorer(folder.resolve("whole-rejects.csv")).score(input, folder.resolve("whole.csv"));
        assertThat(whole.refused()).isBetween(50L, 150L);
    }

    private static CsvScorer scorer(Path rejects) {
        return CsvScorer.of(PREDICTOR).withRejects(rejects).withCheckpointEvery(EVERY);
    }

    private CsvScorer scorer() {
        return scorer(rejects());
    }

    private Path rejects() {
        return folder.resolve("rejects.csv");
    }

    private Path output() {
        return folder.resolve("out.csv");
    }

    private void assertSameAsWhole(ScoreSummary summary) {
        assertThat(output()).hasSameBinaryContentAs(folder.resolve("whole.csv"));
        assertThat(rejects()).hasSameBinaryContentAs(folder.resolve("whole-rejects.csv"));
        assertThat(summary.scored()).isEqualTo(whole.scored());
        assertThat(summary.refused()).isEqualTo(whole.refused());
        assertThat(summary.churners()).isEqualTo(whole.churners());
        assertThat(summary.riskLevels()).isEqualTo(whole.riskLevels());
        assertThat(summary.meanProbability()).isEqualTo(whole.meanProbability());
        assertThat(folder).isDirectoryNotContaining("glob:**.part").isDirectoryNotContaining("glob:**.checkpoint.json");
    }

    /** Stands for a crash. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static ScoringListener crashAfterCheckpoint(long row) {
        return new ScoringListener() {
            @Override
            public void checkpoint(long rows) {
                if (rows == row) {
                    throw new Crash();
                }
            }
        };
    }

    private static ScoringListener notes(List<String> heard) {
        return new ScoringListener() {
            @Override
            public void note(String message) {
                heard.add(message);
            }
        };
    }

    private void crashAfter(long row) {
        assertThatThrownBy(
                        () -> scorer().withListener(crashAfterCheckpoint(row)).score(input, output()))
                .isInstanceOf(Crash.class);
        assertThat(output()).doesNotExist();
        assertThat(rejects()).doesNotExist();
    }

    @Test
    void goesOnAfterEveryCheckpoint() throws IOException {
        for (long row = EVERY; row <= ROWS; row += EVERY) {
            crashAfter(row);
        }
        long last = ROWS / EVERY * EVERY;
        ScoreSummary summary = scorer().score(input, output());
        assertThat(summary.resumedFrom()).isEqualTo(last);
        assertSameAsWhole(summary);
    }

    @Test
    void dropsWhatWasWrittenAfterTheCheckpoint() throws IOException {
        crashAfter(3_000);
        Files.writeString(folder.resolve("out.csv.part"), "17,half a li", StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("rejects.csv.part"), "17,\"half", StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("out.csv.checkpoint.json.part"), "{\"for");
        List<String> heard = new ArrayList<>();
        assertSameAsWhole(scorer().withListener(notes(heard)).score(input, output()));
        assertThat(heard).containsExactly("going on after row 3000");
    }

    @Test
    void goesOnWithOtherCheckpointsAndLimits() {
        crashAfter(3_000);
        ScoreSummary summary =
                scorer().withCheckpointEvery(777).withMaxRejected(.5).score(input, output());
        assertThat(summary.resumedFrom()).isEqualTo(3_000);
        assertSameAsWhole(summary);
    }

    @Test
    void startsAfreshForAnotherInput() throws IOException {
        crashAfter(3_000);
        String text = SmallModel.customers(ROWS);
        Files.writeString(input, text.replaceFirst("plain", "plane"));
        List<String> heard = new ArrayList<>();
        ScoreSummary summary = scorer().withListener(notes(heard)).score(input, output());
        assertThat(summary.resumedFrom()).isZero();
        assertThat(heard).containsExactly("starting afresh: the checkpoint belongs to another input");
        assertThat(output()).content().contains("plane");
        assertThat(summary.rows()).isEqualTo(ROWS);
    }

    @Test
    void startsAfreshForAnotherModelOrSetting() {
        List<String> heard = new ArrayList<>();
        crashAfter(3_000);
        ScoreSummary other = CsvScorer.of(SmallModel.predictor(.5))
                .withRejects(rejects())
                .withListener(notes(heard))
                .score(input, output());
        assertThat(other.resumedFrom()).isZero();
        assertThat(other.meanProbability()).isGreaterThan(whole.meanProbability());
        output().toFile().delete();
        rejects().toFile().delete();
        crashAfter(3_000);
        ScoreSummary prefixed =
                scorer().withPrefix("c_").withListener(notes(heard)).score(input, output());
        assertThat(prefixed.resumedFrom()).isZero();
        assertThat(heard)
                .containsExactly(
                        "starting afresh: the checkpoint belongs to another model",
                        "starting afresh: the checkpoint belongs to another separator, prefix or rejects file");
    }

    @Test
    void startsAfreshWhereACheckpointIsDamagedOrItsPartsAreGone() throws IOException {
        List<String> heard = new ArrayList<>();
        crashAfter(3_000);
        Path checkpoint = folder.resolve("out.csv.checkpoint.json");
        Files.writeString(checkpoint, Files.readString(checkpoint).substring(0, 90));
        crashAfter(3_000);
        Files.delete(folder.resolve("rejects.csv.part"));
        ScoreSummary summary = scorer().withListener(notes(heard)).score(input, output());
        assertThat(heard)
                .singleElement()
                .asString()
                .startsWith("starting afresh")
                .contains("are gone or shorter");
        assertSameAsWhole(summary);
    }

    @Test
    void leavesNothingWhereThereWasNoCheckpointYet() {
        ScoringListener crash = new ScoringListener() {
            @Override
            public void progress(Progress progress) {
                throw new Crash();
            }
        };
        assertThatThrownBy(() -> scorer().withCheckpointEvery(ROWS + 1)
                        .withListener(crash)
                        .score(input, output()))
                .isInstanceOf(Crash.class);
        assertThat(folder).isDirectoryNotContaining("glob:**.part").isDirectoryNotContaining("glob:**.checkpoint.json");
    }

    @Test
    void keepsWhatIsDoneWhenInterrupted() {
        ScoringListener interrupter = new ScoringListener() {
            @Override
            public void checkpoint(long rows) {
                if (rows == 3_000) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        assertThatThrownBy(() -> scorer().withListener(interrupter).score(input, output()))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("was interrupted after 3072 rows")
                .hasMessageContaining("the same command goes on from there");
        assertThat(Thread.interrupted()).isTrue();
        ScoreSummary summary = scorer().score(input, output());
        assertThat(summary.resumedFrom()).isEqualTo(3_072);
        assertSameAsWhole(summary);
    }

    @Test
    void isInterruptedBeforeTheFirstRow() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> scorer().score(input, output())).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Scores in a JVM of its own until killed. */
    static final class Child {
        public static void main(String[] args) {
            scorer(Path.of(args[1])).score(Path.of(args[0]), Path.of(args[2]));
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        input.toString(),
                        rejects().toString(),
                        output().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.log").toFile())
                .start();
    }

    /** Kills the child at a random place of its output, ten times or until it is through, then finishes here. */
    @Test
    void survivesBeingKilledAnywhere() throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(11);
        Path part = folder.resolve("out.csv.part");
        long size = Files.size(folder.resolve("whole.csv"));
        int killed = 0;
        for (int run = 0; run < 10 && !Files.exists(output()); run++) {
            long before = Files.exists(part) ? Files.size(part) : 0;
            long target = Math.min(size - 1, before + random.nextLong(size / 6));
            Process child = start();
            while (child.isAlive() && !(Files.exists(part) && part.toFile().length() > target)) {
                child.waitFor(1, TimeUnit.MILLISECONDS);
            }
            killed += child.isAlive() ? 1 : 0;
            child.destroyForcibly().waitFor();
        }
        assertThat(killed).as(Files.readString(folder.resolve("child.log"))).isPositive();
        assertSameAsWhole(scorer().score(input, output()));
    }
}
