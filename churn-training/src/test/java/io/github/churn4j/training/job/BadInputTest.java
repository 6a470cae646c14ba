package io.github.churn4j.training.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.churn4j.ChurnException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bad table ends in one clear message, and the files of the last good run stay as they are. */
class BadInputTest {

    @TempDir
    static Path shared;

    private static Map<String, String> good = Map.of();

    @TempDir
    Path folder;

    @BeforeAll
    static void trainOnce() {
        Subscribers.train(Subscribers.file(shared, Subscribers.table(240)), shared.resolve("out"));
        good = Subscribers.contents(shared.resolve("out"));
        assertThat(good)
                .containsOnlyKeys(
                        "evaluation.json", "model.churn", "report.html", "run.json", "schema.json", "validation.json");
    }

    static Stream<Arguments> tables() {
        String table = Subscribers.table(240);
        return Stream.of(
                Arguments.of("empty", "", "subscribers.csv: "),
                Arguments.of("header only", Subscribers.HEADER + "\n", "no row"),
                Arguments.of("no label", table.replace(",churn\n", ",gone\n"), "set churn.label and churn.positive"),
                Arguments.of(
                        "one class",
                        table.replaceAll("Yes\n", "No\n"),
                        "label 'churn' has 1 value(s): \"No\" (240), expected two"),
                Arguments.of("three classes", table.replaceFirst("No\n", "Maybe\n"), "label 'churn' has 3 value(s): "),
                Arguments.of("other separator", table.replace(',', ';'), "set churn.separator=;"),
                Arguments.of(
                        "ragged rows",
                        Subscribers.table(240, i -> Subscribers.row(i) + (i % 3 == 0 ? ",more" : "")),
                        "80 of 240 rows were refused"),
                Arguments.of("doubled column", table.replace("months,", "charges,"), "charges"),
                Arguments.of("open quote", table.replaceFirst("basic", "\"basic"), "subscribers.csv:"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void failsOnATableItCannotLearnFrom(String name, String text, String expected) throws IOException {
        assertThat(refusal(Subscribers.file(folder, text)))
                .contains("subscribers.csv")
                .contains(expected);
    }

    @Test
    void failsOnAMissingFile() throws IOException {
        assertThat(refusal(folder.resolve("subscribers.csv"))).contains("there is no such file; check churn.data");
    }

    @Test
    void failsOnADirectory() throws IOException {
        assertThat(refusal(folder)).contains("is a directory, expected a CSV file; check churn.data");
    }

    @Test
    void failsOnBytesThatAreNoText() throws IOException {
        byte[] garbage = new byte[50_000];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < garbage.length; i++) {
            garbage[i] = (byte) random.nextInt(256);
        }
        Path file = Files.write(folder.resolve("subscribers.csv"), garbage);
        assertThat(refusal(file)).contains("subscribers.csv");
    }

    @Test
    void failsOnACutGzipFile() throws IOException {
        Path file = folder.resolve("subscribers.csv.gz");
        try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(Subscribers.table(240).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(refusal(file)).contains("subscribers.csv.gz");
    }

    @Test
    void failsOnACellOfTenMegabytes() throws IOException {
        String huge = "x".repeat(10 << 20);
        Path file = Subscribers.file(
                folder,
                Subscribers.table(
                        240,
                        i -> i == 7
                                ? Subscribers.row(i).replaceFirst(",[a-z]+,", "," + huge + ",")
                                : Subscribers.row(i)));
        assertThat(refusal(file)).contains("subscribers.csv:9");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e999", "0x1p3", "1,5"})
    void neverLearnsFromANumberThatIsNone(String cell) throws IOException {
        Path schema = shared.resolve("out").resolve("schema.json");
        Path file = Subscribers.file(
                folder,
                Subscribers.table(
                        240,
                        i -> Subscribers.row(i).replaceFirst(",\\d+,", i % 10 == 0 ? ",\"" + cell + "\"," : ",1,")));
        assertThat(refusal(TableRequest.of(file).withSchema(schema)))
                .contains("24 of 240 rows were refused")
                .contains("the first is line 2: feature 'months' is \"" + cell + "\"");
    }

    @Test
    void infersAColumnOfNumbersWithInfinityInIt() throws IOException {
        Path file = Subscribers.file(
                folder,
                Subscribers.table(
                        240, i -> i == 5 ? Subscribers.row(i).replaceFirst(",\\d+,", ",1e999,") : Subscribers.row(i)));
        List<String> lines = new ArrayList<>();
        InferSchemaJob.run(TableRequest.of(file), folder.resolve("schema.json"), lines::add);
        assertThat(lines)
                .anyMatch(l -> l.contains("months")
                        && l.contains("numeric, whole numbers from 0 to 59")
                        && l.contains("first on line 7"));
    }

    @Test
    void setsApartWhatWasFoundInRefusedData() throws IOException {
        Path file =
                Subscribers.file(folder, Subscribers.table(240, i -> Subscribers.row(i) + (i % 3 == 0 ? ",more" : "")));
        Path out = copyOfGood();
        List<String> lines = new ArrayList<>();
        assertThat(catchThrowable(() -> Subscribers.train(file, out, lines::add, Subscribers.logistic())))
                .isInstanceOf(ChurnException.class);
        assertThat(out.resolve("failed/rejects.csv")).exists();
        assertThat(out.resolve("failed/validation.json")).content().contains("TOO_MANY_REJECTED");
        assertThat(lines).contains("What was found is in " + out.resolve("failed"));
        assertThat(Subscribers.train(shared.resolve("subscribers.csv"), out))
                .anyMatch(l -> l.startsWith("Nothing changed"));
    }

    @Test
    void removesWhatAFailedRunSetApartOnceATrainingSucceeds() throws IOException {
        Path out = folder.resolve("out");
        Path file =
                Subscribers.file(folder, Subscribers.table(240, i -> Subscribers.row(i) + (i % 3 == 0 ? ",more" : "")));
        assertThat(catchThrowable(() -> Subscribers.train(file, out))).isInstanceOf(ChurnException.class);
        Subscribers.train(shared.resolve("subscribers.csv"), out);
        assertThat(Subscribers.contents(out)).containsOnlyKeys(good.keySet());
    }

    @Test
    void printsNoIdentifiers() {
        String doubled = Subscribers.table(240, i -> Subscribers.row(i == 9 ? 8 : i));
        Path file = Subscribers.file(folder, doubled);
        TableRequest table = new TableRequest(
                file,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("customerID"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                ',');
        List<String> lines = new ArrayList<>();
        TrainJob.run(
                Subscribers.request(
                        table, Subscribers.configuration(Subscribers.logistic()).build(), folder.resolve("out")),
                java.time.Clock.systemUTC(),
                lines::add);
        assertThat(lines)
                .anyMatch(l -> l.contains("column 'customerID' has the same value as line 10"))
                .noneMatch(l -> l.contains("ID-7"));
    }

    private Path copyOfGood() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        for (String name : good.keySet()) {
            Files.copy(shared.resolve("out").resolve(name), out.resolve(name));
        }
        return out;
    }

    private String refusal(Path file) throws IOException {
        return refusal(TableRequest.of(file));
    }

    private String refusal(TableRequest table) throws IOException {
        Path out = copyOfGood();
        Throwable thrown = catchThrowable(() -> TrainJob.run(
                Subscribers.request(
                        table, Subscribers.configuration(Subscribers.logistic()).build(), out),
                java.time.Clock.systemUTC(),
                line -> {}));
        assertThat(thrown).isInstanceOf(ChurnException.class);
        Map<String, String> after = new java.util.TreeMap<>(Subscribers.contents(out));
        after.keySet().removeIf(name -> name.startsWith("failed"));
        assertThat(after).isEqualTo(good);
        String message = String.valueOf(thrown.getMessage());
        assertThat(message).hasSizeLessThan(1500).doesNotContain("ID-7");
        return message;
    }
}
