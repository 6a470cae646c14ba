package io.github.churn4j.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.RiskLevel;
import io.github.churn4j.data.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvScorerTest {

    private static final ChurnPredictor PREDICTOR = SmallModel.predictor();
    private static final CsvScorer SCORER = CsvScorer.of(PREDICTOR);
    private static final String HEAD = "id,age,spend,plan,active\n";
    private static final String ROW = "1,40,10,gold,yes\n";

    @TempDir
    Path folder;

    private Path input(String text) throws IOException {
        return Files.writeString(folder.resolve("in.csv"), text);
    }

    private Path output() {
        return folder.resolve("out.csv");
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static double probability(int age, double spend, String plan, String active) {
        return PREDICTOR.probability(SmallModel.SCHEMA
                .newRecord()
                .set("age", age)
                .set("spend", spend)
                .set("plan", plan)
                .set("active", active)
                .build());
    }

    @Test
    void addsTheAnswerToEveryRow() throws IOException {
        Path input = input("id,left,note,age,spend,plan,active\n7,yes,x,20,500,gold,no\n8,,,90,1,iron,yes\n");
        ScoreSummary summary = SCORER.score(input, output());
        double first = probability(20, 500, "gold", "no");
        double second = probability(90, 1, "iron", "yes");
        assertThat(Files.readString(output()))
                .isEqualTo("id,left,note,age,spend,plan,active,attrition_probability,prediction,status,risk_level\n"
                        + "7,yes,x,20,500,gold,no," + first + ",1,leaves,High\n"
                        + "8,,,90,1,iron,yes," + second + ",0,\"stays, \"\"surely\"\"\",Low\n");
        assertThat(summary.rows()).isEqualTo(2);
        assertThat(summary.scored()).isEqualTo(2);
        assertThat(summary.refused()).isZero();
        assertThat(summary.churners()).isEqualTo(1);
        assertThat(summary.riskLevels())
                .containsEntry(RiskLevel.HIGH, 1L)
                .containsEntry(RiskLevel.MEDIUM, 0L)
                .containsEntry(RiskLevel.LOW, 1L);
        assertThat(summary.meanProbability()).isCloseTo((first + second) / 2, within(1e-15));
        assertThat(summary.resumedFrom()).isZero();
        assertThat(summary.modelSha256()).isEqualTo(PREDICTOR.model().sha256());
        assertThat(names()).containsExactly("in.csv", "out.csv");
    }

    @Test
    void writesProbabilitiesThatReadBackEqual() throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; i < 3_000; i++) {
            text.append("1,")
                    .append(i % 120)
                    .append(',')
                    .append(-9_000 + 7.3 * i)
                    .append(",gold,no\n");
        }
        SCORER.score(input(text.toString()), output());
        List<String> lines = Files.readAllLines(output());
        for (int i = 0; i < 3_000; i++) {
            double read = Double.parseDouble(lines.get(i + 1).split(",", -1)[5]);
            assertThat(read).isEqualTo(probability(i % 120, -9_000 + 7.3 * i, "gold", "no"));
        }
    }

    @Test
    void keepsQuotesAndLineEndsInsideCells() throws IOException {
        String text = "\uFEFF\"id\",note ,age,spend,plan,active\r\n1,\"a \"\"é\"\", b\r\n𝄞 €\",40,1,gold,yes\r\n\r\n"
                + "2,\" x \",40,1,\"gold\",yes";
        SCORER.score(input(text), output());
        double p = probability(40, 1, "gold", "yes");
        assertThat(Files.readString(output()))
                .startsWith("id,note,age,spend,plan,active,attrition_probability")
                .contains("\n1,\"a \"\"é\"\", b\r\n𝄞 €\",40,1,gold,yes," + p + ",")
                .contains("\n2,\" x \",40,1,gold,yes," + p + ",");
    }

    @Test
    void readsGzipAndOtherSeparators() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("age;spend;plan;active\n40;1;gold;yes\n".getBytes(UTF_8));
        }
        Path input = Files.write(folder.resolve("in.csv.gz"), packed.toByteArray());
        SCORER.withSeparator(';').withPrefix("churn_").score(input, output());
        assertThat(Files.readAllLines(output()).get(0))
                .isEqualTo(
                        "age;spend;plan;active;churn_attrition_probability;churn_prediction;churn_status;churn_risk_level");
        assertThat(Files.readAllLines(output()).get(1))
                .startsWith("40;1;gold;yes;0.")
                .endsWith(";0;\"stays, \"\"surely\"\"\";Low");
    }

    @Test
    void writesRefusedRowsToTheRejectsFile() throws IOException {
        Path rejects = folder.resolve("sub/rejects.csv");
        Path input = input(HEAD + ROW + "2,-3,1,gold,yes\n3,4\n4,,1,gold,yes\n" + ROW);
        ScoreSummary summary = SCORER.withMaxRejected(.7).withRejects(rejects).score(input, output());
        assertThat(summary.scored()).isEqualTo(2);
        assertThat(summary.refused()).isEqualTo(3);
        assertThat(summary.rejects()).contains(rejects);
        assertThat(Files.readAllLines(output())).hasSize(3);
        assertThat(Files.readAllLines(rejects))
                .hasSize(4)
                .startsWith("id,age,spend,plan,active,reject_line,reject_reason");
        assertThat(Files.readString(rejects)).contains("2,-3,1,gold,yes,3,", "3,4,,,,4,", "4,,1,gold,yes,5,");
        assertThat(folder.resolve("sub")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void removesRejectsOfAnEarlierRunWhereNoneAreLeft() throws IOException {
        Path rejects = Files.writeString(folder.resolve("rejects.csv"), "old");
        ScoreSummary summary = SCORER.withRejects(rejects).score(input(HEAD + ROW), output());
        assertThat(summary.rejects()).isEmpty();
        assertThat(names()).containsExactly("in.csv", "out.csv");
    }

    @Test
    void failsWhereTooManyRowsAreRefused() throws IOException {
        Path rejects = folder.resolve("rejects.csv");
        Path input = input(HEAD + ROW + "2,-3,1,gold,yes\n");
        assertThatThrownBy(() -> SCORER.withRejects(rejects).score(input, output()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("in.csv: 1 of 2 rows were refused, expected at most 1 %")
                .hasMessageContaining("the first is line 3: feature 'age' is \"-3\"");
        assertThat(names()).containsExactly("in.csv", "rejects.csv");
        assertThat(Files.readAllLines(rejects)).hasSize(2);
    }

    @Test
    void failsAtTheFirstRefusedRowWhereNoneIsAllowed() throws IOException {
        Path input = input(HEAD + ROW + "2,-3,1,gold,yes\n" + ROW.repeat(50));
        assertThatThrownBy(() -> SCORER.withMaxRejected(0).score(input, output()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("1 of 2 rows");
    }

    @Test
    void failsWhereAllRowsAreRefused() throws IOException {
        Path input = input(HEAD + "2,-3,1,gold,yes\n");
        assertThatThrownBy(() -> SCORER.withMaxRejected(1).score(input, output()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected at least one row that can be scored");
    }

    @Test
    void leavesAnOlderOutputAloneWhereItFails() throws IOException {
        Files.writeString(output(), "old");
        Path input = input(HEAD + ROW.repeat(30) + "1,\"open\n");
        assertThatThrownBy(() -> SCORER.withCheckpointEvery(7).score(input, output()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the file ends before it closes");
        assertThat(output()).hasContent("old");
        assertThat(names()).containsExactly("in.csv", "out.csv");
    }

    @Test
    void refusesToAddAColumnTwice() throws IOException {
        Path input = input("id,age,spend,plan,active,status\n1,40,10,gold,yes,x\n");
        assertThatThrownBy(() -> SCORER.score(input, output()))
                .isInstanceOf(ScoringException.class)
                .hasMessageContaining("in.csv: has a column 'status' already")
                .hasMessageContaining("prefix");
        assertThat(SCORER.withPrefix("churn_").score(input, output()).scored()).isEqualTo(1);
        assertThat(names()).containsExactly("in.csv", "out.csv");
    }

    @Test
    void refusesToWriteOverItsOwnFiles() throws IOException {
        Path input = input(HEAD + ROW);
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), input);
        for (Path taken : List.of(input, link, folder.resolve("x/../in.csv"))) {
            assertThatThrownBy(() -> SCORER.score(input, taken))
                    .isInstanceOf(ScoringException.class)
                    .hasMessageContaining("is the input");
        }
        assertThatThrownBy(() -> SCORER.withRejects(input).score(input, output()))
                .hasMessageContaining("is the input");
        assertThatThrownBy(() -> SCORER.withRejects(output()).score(input, output()))
                .hasMessageContaining("both as output and as rejects");
        assertThat(input).hasContent(HEAD + ROW);
    }

    @Test
    void makesMissingDirectoriesAlsoThroughLinks() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        SCORER.withCheckpointEvery(1).score(input(HEAD + ROW), link.resolve("out.csv"));
        SCORER.withCheckpointEvery(1).score(folder.resolve("in.csv"), link.resolve("a/b/out.csv"));
        assertThat(real.resolve("out.csv")).hasSameTextualContentAs(real.resolve("a/b/out.csv"));
    }

    @Test
    void namesTheFileThatCannotBeWritten() throws IOException {
        Path input = input(HEAD + ROW);
        assertThatThrownBy(() -> SCORER.score(input, input.resolve("sub/out.csv")))
                .isInstanceOf(ScoringException.class)
                .hasMessageContaining("sub/out.csv: cannot be written")
                .hasMessageContaining("check the directory, its permissions and the free space, then start again");
        assertThatThrownBy(() -> SCORER.score(input, folder))
                .isInstanceOf(ScoringException.class)
                .hasMessageContaining("is a directory");
    }

    @Test
    void tellsAMissingInputBeforeAnythingIsMade() throws IOException {
        assertThatThrownBy(() -> SCORER.score(folder.resolve("none.csv"), folder.resolve("sub/out.csv")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no such file");
        assertThat(names()).isEmpty();
    }

    @Test
    void refusesAnOutputThatAnotherRunIsWriting() throws IOException {
        Path input = input(HEAD + ROW);
        try (RandomAccessFile other =
                new RandomAccessFile(folder.resolve("out.csv.part").toFile(), "rw")) {
            other.getChannel().lock();
            assertThatThrownBy(() -> SCORER.score(input, output()))
                    .isInstanceOf(ScoringException.class)
                    .hasMessageContaining("is being written by another run");
        }
    }

    @Test
    void noticesAnInputThatChangesMeanwhile() throws IOException {
        Path input = input(HEAD + ROW.repeat(9));
        ScoringListener meddler = new ScoringListener() {
            @Override
            public void checkpoint(long rows) {
                try {
                    Files.writeString(input, HEAD + ROW);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        };
        assertThatThrownBy(() ->
                        SCORER.withCheckpointEvery(5).withListener(meddler).score(input, output()))
                .isInstanceOf(ScoringException.class)
                .hasMessageContaining("in.csv: changed while it was being scored");
        assertThat(output()).doesNotExist();
    }

    @Test
    void tellsHowFarItIsOnceASecond() throws IOException {
        List<ScoringListener.Progress> heard = new ArrayList<>();
        ScoringListener listener = new ScoringListener() {
            @Override
            public void progress(Progress progress) {
                heard.add(progress);
            }
        };
        AtomicLong clock = new AtomicLong();
        SCORER.withListener(listener)
                .withNanoTime(() -> clock.getAndAdd(400_000_000L))
                .score(input(HEAD + ROW.repeat(10_240)), output());
        assertThat(heard).extracting(ScoringListener.Progress::rows).containsExactly(3072L, 6144L, 9216L, 10_240L);
        assertThat(heard.get(0).rowsPerSecond()).isCloseTo(3072 / 1.2, within(1e-6));
        assertThat(heard).allSatisfy(p -> assertThat(p.fraction()).isBetween(0.0, 1.0));
        assertThat(heard.get(3).fraction()).isEqualTo(1);
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> SCORER.withMaxRejected(1.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SCORER.withCheckpointEvery(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SCORER.withPrefix(" x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SCORER.withSeparator('"')).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SCORER.withSeparator('.')).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void predictsFromSlotsAsFromARecord() {
        assertThat(PREDICTOR.probability(new double[] {40, 10, 1, 1})).isEqualTo(probability(40, 10, "gold", "yes"));
        assertThatThrownBy(() -> PREDICTOR.probability(new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 slots given, expected one for each of 4 features");
    }
}
