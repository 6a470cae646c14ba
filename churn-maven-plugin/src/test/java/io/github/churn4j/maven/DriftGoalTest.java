package io.github.churn4j.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.churn4j.PredictionEvent;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Models;
import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.Promotion;
import io.github.churn4j.registry.Signoff;
import io.github.churn4j.servlet.journal.Feedback;
import io.github.churn4j.servlet.journal.FileFeedbackStore;
import io.github.churn4j.servlet.journal.JournalLimits;
import io.github.churn4j.servlet.journal.PredictionJournal;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftGoalTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final ChurnModel MODEL = DriftedCustomers.model();

    @TempDir
    private Path folder;

    @BeforeEach
    void train() {
        MODEL.write(folder.resolve("out/model.churn"));
    }

    @Test
    void findsCustomersOfTheSamePopulationStable() throws Exception {
        Path data = file("new.csv", DriftedCustomers.csv(DriftedCustomers.stable()));
        String said = goal().with("data", data.toString()).run();
        assertThat(said).contains("Comparing 600 current customers", "with 2000 of the reference (hold-out)");
        assertThat(said).contains("The 600 current customers look like those of the reference");
        assertThat(outcome().path("goal").asText()).isEqualTo("drift");
        assertThat(outcome().path("outcome").asText()).isEqualTo("stable");
        assertThat(outcome().path("drifted")).isEmpty();
        assertThat(outcome().path("currentRows").asInt()).isEqualTo(600);
        assertThat(folder.resolve("out/drift.html")).content().contains("telco-churn", "Stable");
        assertThat(files()).containsExactly("drift.html", "drift.json", "model.churn", "outcome.json");
    }

    @Test
    void namesWhatDriftedAndSucceedsUnlessTold() throws Exception {
        Path data = file("new.csv", DriftedCustomers.older(DriftedCustomers.stable()));
        String said = goal().with("data", data.toString()).run();
        assertThat(said).containsPattern("age +ks +0\\.\\d+ +\\S+ +0\\.\\d+ +0\\.\\d+ +\\S+ +DRIFT");
        assertThat(said).contains("drifted: age is higher");
        assertThat(outcome().path("outcome").asText()).isEqualTo("drift");
        assertThat(outcome().path("drifted").get(0).asText()).isEqualTo("age");
    }

    @Test
    void failsByPolicyAfterEverythingWasWritten() throws Exception {
        Path data = file("new.csv", DriftedCustomers.older(DriftedCustomers.stable()));
        assertThat(goal().with("data", data.toString())
                        .with("failOnDrift", true)
                        .fail())
                .contains("age is higher", "drift.html");
        assertThat(outcome().path("outcome").asText()).isEqualTo("drift");
        assertThat(files()).contains("drift.html", "drift.json");
        Path few = file("few.csv", DriftedCustomers.csv(Models.customers(20, 3)));
        assertThat(goal().with("data", few.toString()).run()).contains("Too few customers to say");
        assertThat(outcome().path("outcome").asText()).isEqualTo("insufficient_data");
        assertThat(goal().with("data", few.toString())
                        .with("failOnInsufficientData", true)
                        .fail())
                .contains("Too few customers to say");
    }

    @Test
    void writesTheSameBytesAgain() throws Exception {
        Path data = file("new.csv", DriftedCustomers.older(DriftedCustomers.stable()));
        goal().with("data", data.toString()).run();
        byte[] page = Files.readAllBytes(folder.resolve("out/drift.html"));
        byte[] json = Files.readAllBytes(folder.resolve("out/drift.json"));
        goal().with("data", data.toString()).run();
        assertThat(folder.resolve("out/drift.html")).hasBinaryContent(page);
        assertThat(folder.resolve("out/drift.json")).hasBinaryContent(json);
    }

    @Test
    void tellsPerformanceAndMoneyOfATable() throws Exception {
        Path data = file("new.csv", DriftedCustomers.csv(DriftedCustomers.stable()));
        goal().with("data", data.toString()).with("valueColumn", "worth").run();
        JsonNode chunks = drift().path("performance").path("chunks");
        assertThat(chunks).hasSize(3);
        assertThat(chunks.get(0).path("chunk").asText()).isEqualTo("rows 1–200");
        assertThat(chunks.get(2).path("realised").path("rows").asInt()).isEqualTo(200);
        assertThat(drift().path("business").path("value").asDouble()).isEqualTo(60_000);
        assertThat(goal().with("data", data.toString())
                        .with("valueColumn", "gold")
                        .fail())
                .contains("churn.valueColumn is \"gold\"", "age, spend, visits");
    }

    @Test
    void tellsWhoWasReachedAndHowManyWereSavedWithItsErrorAndCaveat() throws Exception {
        StringBuilder csv = new StringBuilder();
        int line = 0;
        for (String row : DriftedCustomers.csv(DriftedCustomers.stable()).split("\n")) {
            csv.append(row)
                    .append(line++ == 0 ? ",called" : line % 2 == 0 ? ",Yes" : ",no")
                    .append('\n');
        }
        String data = file("new.csv", csv.toString()).toString();
        String said =
                goal().with("data", data).with("contactedColumn", "called").run();
        JsonNode business = drift().path("business");
        assertThat(business.path("reached").asInt()
                        + business.path("contactedOthers").asInt())
                .isEqualTo(300);
        assertThat(business.path("outcomesOfReached").asInt())
                .isEqualTo(business.path("reached").asInt())
                .isPositive();
        assertThat(business.at("/saved/standardError").asDouble()).isPositive();
        assertThat(business.at("/controlSaved/value").isNumber()).isTrue();
        assertThat(business.path("caveat").asText()).contains("It is no proof");
        assertThat(said).contains("Reached " + business.path("reached").asInt(), "standard error", "It is no proof");
        assertThat(folder.resolve("out/drift.html")).content().contains("Saved", "standard error", "It is no proof");
        assertThat(goal().with("data", data).with("contactedColumn", "phoned").fail())
                .contains("churn.contactedColumn is \"phoned\", which is no column of");
        assertThat(goal().with("journal", "log")
                        .with("contactedColumn", "called")
                        .fail())
                .contains("churn.contactedColumn is set with churn.journal, expected with churn.data");
    }

    @Test
    void testsThatFitNoKindLeaveItUntestedAndSaySo() throws Exception {
        Path data = file("new.csv", DriftedCustomers.csv(DriftedCustomers.stable()));
        String said = goal().with("data", data.toString())
                .with("tests", List.of("ks"))
                .run();
        assertThat(said).containsPattern("plan +- .*not tested").contains("no test was chosen");
        for (JsonNode feature : drift().path("features")) {
            boolean numeric = feature.path("kind").asText().equals("numeric");
            assertThat(feature.path("tests")).hasSize(numeric ? 1 : 0);
            assertThat(feature.path("verdict").asText()).isEqualTo(numeric ? "stable" : "insufficient_data");
        }
        assertThat(folder.resolve("out/drift.html")).content().contains("Not tested");
        assertThat(outcome().path("outcome").asText()).isEqualTo("stable");
    }

    @Test
    void readsADatabaseByAnyDriverThatIsThere() throws Exception {
        String url = "jdbc:h2:mem:drift;DB_CLOSE_DELAY=-1";
        Path data = file("new.csv", DriftedCustomers.older(DriftedCustomers.stable()));
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create table customers as select * from csvread('" + data + "')");
            goal().with("jdbcUrl", url).with("query", "select * from customers").run();
            assertThat(outcome().path("outcome").asText()).isEqualTo("drift");
            assertThat(outcome().path("currentRows").asInt()).isEqualTo(600);
            assertThat(goal().with("jdbcUrl", url)
                            .with("query", "select * from nobody")
                            .fail())
                    .contains("churn.query", "the query failed", "NOBODY");
            assertThat(goal().with("jdbcUrl", url)
                            .with("query", "select * from customers where 1 = 0")
                            .run())
                    .contains("Too few customers to say: 0 current ones");
            statement.execute("shutdown");
        }
        assertThat(goal().with("jdbcUrl", "jdbc:oracle:thin:ada/s3cr3t@host")
                        .with("query", "select 1")
                        .fail())
                .contains("churn.jdbcUrl begins with \"jdbc:oracle\"", "<dependency> of churn-maven-plugin")
                .doesNotContain("s3cr3t");
    }

    @Test
    void readsTheServicesOwnLogAndItsFeedback() throws Exception {
        Dataset customers = DriftedCustomers.stable();
        Path log = journal(customers);
        Path feedback = folder.resolve("feedback");
        List<Feedback> outcomes = new ArrayList<>();
        for (int row = 0; row < customers.size(); row += 2) {
            boolean churned = customers.label(row) == 1;
            outcomes.add(
                    row % 4 == 0
                            ? Feedback.ofPrediction("p" + row, churned, null, START)
                            : Feedback.ofCustomer("c" + row, START.plusSeconds(999_999_999), churned, null, START));
        }
        try (FileFeedbackStore store = FileFeedbackStore.open(feedback)) {
            store.append(outcomes);
        }
        String said = goal().with("journal", log.toString())
                .with("feedback", feedback.toString())
                .run();
        assertThat(said)
                .contains("600 predictions of 600 customers, each of whom counts once, with the latest (answers by"
                        + " telco-churn v1 600)");
        assertThat(outcome().path("outcome").asText()).isEqualTo("stable");
        JsonNode chunks = drift().path("performance").path("chunks");
        assertThat(chunks).hasSize(3);
        assertThat(chunks.get(0).path("chunk").asText()).isEqualTo("2026-01-01");
        assertThat(chunks.get(0).path("estimated").path("rows").asInt()).isEqualTo(240);
        assertThat(chunks.get(0).path("realised").path("rows").asInt()).isEqualTo(120);

        goal().with("journal", log.toString())
                .with("from", "2026-01-02")
                .with("to", "2026-01-03")
                .run();
        assertThat(outcome().path("currentRows").asInt()).isEqualTo(240);
        goal().with("journal", log.toString()).with("from", "2027-01-01").run();
        assertThat(outcome().path("outcome").asText()).isEqualTo("insufficient_data");
        assertThat(goal().with("journal", log.toString())
                        .with("valueColumn", "worth")
                        .fail())
                .contains("churn.valueColumn is \"worth\", expected a numeric feature");
    }

    @Test
    void countsACustomerWhoIsAskedAboutAgainOnce() throws Exception {
        Dataset customers = DriftedCustomers.stable();
        Path log = folder.resolve("log");
        try (PredictionJournal journal = open(log)) {
            for (int i = 0; i < 1_200; i++) {
                int row = i < 600 ? i : 7;
                PredictionEvent event =
                        DriftedCustomers.prediction(MODEL, customers.record(row), row, START.plusSeconds(i));
                journal.predicted(new PredictionEvent(
                        event.time(), "q" + i, event.customer(), event.served(), event.record(), .5));
            }
        }
        assertThat(goal().with("journal", log.toString()).run()).contains("1200 predictions of 600 customers");
        assertThat(outcome().path("outcome").asText()).isEqualTo("stable");
    }

    @Test
    void comparesWithRowsAndLetsAClassifierTry() throws Exception {
        Path reference = file("then.csv", DriftedCustomers.csv(Models.customers(1_500, 21)));
        Path data = file("new.csv", DriftedCustomers.older(DriftedCustomers.stable()));
        String said = goal().with("data", data.toString())
                .with("reference", reference.toFile())
                .run();
        assertThat(said).containsPattern("all together +classifier +0\\.\\d+").contains("with 1500 of the reference");
        assertThat(drift().path("domainClassifier").path("run").asBoolean()).isTrue();
        goal().with("data", data.toString())
                .with("reference", reference.toFile())
                .with("domainClassifier", "false")
                .run();
        assertThat(drift().has("domainClassifier")).isFalse();
        assertThat(goal().with("data", data.toString())
                        .with("domainClassifier", "true")
                        .fail())
                .contains("churn.domainClassifier is true, which takes rows", "churn.reference");
        assertThat(goal().with("data", data.toString())
                        .with("domainClassifier", "perhaps")
                        .fail())
                .contains("churn.domainClassifier is \"perhaps\", expected one of [auto, true, false]");
    }

    @Test
    void takesTheChampionOfARegistry() throws Exception {
        String root = folder.resolve("registry").toString();
        Signoff signoff = new Signoff("a test", "");
        try (ModelRegistry registry = ModelRegistry.open(root)) {
            registry.publish(MODEL, signoff);
            registry.promote(Promotion.of("telco-churn", Alias.CHAMPION, 1, signoff));
        }
        Path data = file("new.csv", DriftedCustomers.csv(DriftedCustomers.stable()));
        Goal goal = goal().with("data", data.toString()).with("registry", root);
        assertThat(goal.with("model", "telco-churn@champion").run())
                .contains("telco-churn@champion is telco-churn@1 in ");
        assertThat(goal.with("model", "telco-churn@challenger").fail()).contains("challenger");
    }

    @Test
    void showsARenamedColumnAsAbsent() throws Exception {
        Path data = file("new.csv", DriftedCustomers.renamed(DriftedCustomers.stable()));
        String said = goal().with("data", data.toString()).run();
        assertThat(said).contains("warned: ", "has no column 'plan'");
        assertThat(outcome().path("outcome").asText()).isEqualTo("drift");
        assertThat(drift().has("performance")).isFalse();
        assertThat(folder.resolve("out/drift.html")).content().contains("plan is missing altogether");
    }

    @Test
    void showsChangedTypesAsNewValues() throws Exception {
        String csv = DriftedCustomers.csv(DriftedCustomers.stable()).replaceAll("(?m)^(\\d+),", "$1 years,");
        String said = goal().with("data", file("new.csv", csv).toString()).run();
        assertThat(said).containsPattern("age +new ").contains("600");
        assertThat(outcome().path("drifted").toString()).contains("age");
    }

    @Test
    void saysWhatIsWrongAndWhatToDo() throws Exception {
        assertThat(goal().fail()).contains("there are no current customers");
        assertThat(goal().with("data", folder.resolve("no.csv").toString()).fail())
                .contains("no.csv: there is no such file; check churn.data");
        assertThat(goal().with("data", file("empty.csv", "").toString()).fail()).contains("empty.csv");
        assertThat(goal().with("data", file("other.csv", "a,b\n1,2\n").toString())
                        .fail())
                .contains("other.csv", "age");
        assertThat(goal().with(
                                "data",
                                file("header.csv", "age,spend,visits,plan,active\n")
                                        .toString())
                        .run())
                .contains("Too few customers to say: 0 current ones");
        assertThat(goal().with("data", "a.csv").with("journal", "log").fail())
                .contains("churn.data and churn.journal are set");
        assertThat(goal().with("data", "a.csv").with("preset", "alibi").fail()).contains("churn.preset is \"alibi\"");
        assertThat(goal().with("journal", folder.resolve("nowhere").toString()).fail())
                .contains("nowhere is not there, expected the directory of a prediction journal");
        assertThat(goal().with("journal", journal(DriftedCustomers.stable()).toString())
                        .with("feedback", folder.resolve("nowhere").toString())
                        .fail())
                .contains("there is no feedback to be read in ", "check churn.feedback");
        File other = folder.resolve("other.churn").toFile();
        Files.writeString(other.toPath(), "no bundle");
        assertThat(goal().with("data", "a.csv").with("model", other.toString()).fail())
                .contains("other.churn is no model bundle");
    }

    @Test
    void refusesALogOfAnotherSchema() throws Exception {
        Path log = folder.resolve("log");
        Files.createDirectories(log);
        Files.writeString(
                log.resolve("predictions-20260101T000000.000Z.ndjson"),
                "{\"time\":\"2026-01-01T00:00:00Z\",\"prediction_id\":\"p\",\"model\":\"m\",\"model_version\":\"1\","
                        + "\"attrition_probability\":0.5,\"threshold\":0.5,\"features\":{\"tenure\":\"3\"}}\n");
        assertThat(goal().with("journal", log.toString()).fail())
                .contains("none of the 1 predictions in " + log, "as this model's schema has them", "churn.model");
    }

    private Path journal(Dataset customers) throws IOException {
        Path log = folder.resolve("journal");
        try (PredictionJournal journal = open(log)) {
            for (int row = 0; row < customers.size(); row++) {
                Instant time = START.plus(Duration.ofMinutes(6L * row));
                journal.predicted(DriftedCustomers.prediction(MODEL, customers.record(row), row, time));
            }
        }
        return log;
    }

    private static PredictionJournal open(Path directory) {
        return PredictionJournal.open(
                directory, JournalLimits.of(1 << 24, Duration.ofDays(3650)), Clock.fixed(START, ZoneOffset.UTC));
    }

    private Goal goal() {
        return Goal.of(new DriftMojo(), folder.resolve("out"));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private JsonNode outcome() throws IOException {
        return json("outcome.json");
    }

    private JsonNode drift() throws IOException {
        return json("drift.json");
    }

    private JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(folder.resolve("out").resolve(name).toFile());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
