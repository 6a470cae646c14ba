package io.github.churn4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.churn4j.ModelSource;
import io.github.churn4j.training.simulate.CustomerSimulator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

@Tag("slow")
class PageBrowserTest {

    private static Browser browser;
    private static PageServer server;

    @TempDir
    private static Path journal;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        browser = Browser.open(true);
        server = PageServer.of(ChurnService.builder()
                .settings(ServiceSettings.withDefaults()
                        .with(ServiceSettings.JOURNAL, journal.toString())
                        .with(ServiceSettings.FEEDBACK, "open"))
                .source(ModelSource.of(TestModels.bank()))
                .challengers(ModelSource.of(TestModels.bank(43))));
        traffic();
    }

    /** What makes the operations tab worth looking at. */
    private static void traffic() {
        for (int i = 0; i < 60; i++) {
            Map<String, Object> customer = TestModels.customer();
            customer.put("total_trans_ct", 20 + i);
            customer.put("customer_age", i % 20 == 7 ? -3 : 45);
            HttpResponse<String> answer = post("/predict", customer);
            if (answer.statusCode() == 200 && i % 2 == 0) {
                String id = TestServer.json(answer).path("prediction_id").textValue();
                HttpResponse<String> receipt = post("/feedback", Map.of("prediction_id", id, "churned", i < 30));
                assertThat(receipt.statusCode()).isEqualTo(200);
            }
        }
    }

    private static HttpResponse<String> post(String path, Map<String, ?> document) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(server.uri(path))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                                            new ObjectMapper().writeValueAsBytes(document)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void close() {
        if (server != null) {
            server.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void desktop() {
        browser.size(1280, 900).dark(false);
    }

    private static void atPage(String hash) {
        browser.at(server.uri("/" + hash)).find("header");
    }

    private Path customers(int rows) throws IOException {
        Path file = folder.resolve("customers.csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            CustomerSimulator.builder().rows(rows).seed(3).build().writeCsv(out, 1);
        }
        return file;
    }

    private static void upload(Path file) {
        browser.driver().findElement(By.id("file")).sendKeys(file.toString());
        browser.find(".ranked");
    }

    private static double probability() {
        return Double.parseDouble(browser.evaluate("document.querySelector('.whatif-score').dataset.probability"));
    }

    @Test
    void loadsWithoutAComplaintAndFromItsOwnServiceOnly() {
        browser.complaints();
        browser.network();
        atPage("");
        browser.find("[data-example=typical]").click();
        browser.find(".verdict");
        browser.find("#tab-operations").click();
        browser.find(".key-figures");
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.network())
                .isNotEmpty()
                .allMatch(m -> m.contains("\"url\":\"" + server.uri("/"))
                        || m.contains("\"url\":\"data:")
                        || m.contains("\"url\":\"about:"));
    }

    @Test
    void predictsByKeyboardAlone() {
        atPage("");
        new Actions(browser.driver()).sendKeys(Keys.TAB, Keys.TAB).perform();
        assertThat(browser.evaluate("document.activeElement.id")).isEqualTo("tab-predict");
        new Actions(browser.driver()).sendKeys(Keys.ARROW_RIGHT).perform();
        assertThat(browser.evaluate("location.hash")).isEqualTo("#batch");
        new Actions(browser.driver())
                .sendKeys(Keys.HOME, Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB)
                .perform();
        assertThat(browser.evaluate("document.activeElement.name")).isEqualTo("customer_age");
        new Actions(browser.driver())
                .keyDown(Keys.CONTROL)
                .sendKeys("a")
                .keyUp(Keys.CONTROL)
                .sendKeys("52", Keys.ENTER)
                .perform();
        browser.find(".verdict");
        assertThat(browser.evaluate("document.activeElement.classList.contains('verdict')"))
                .isEqualTo("true");
    }

    @Test
    void showsWhatIsWrongAtItsField() {
        atPage("");
        WebElement age = browser.find("[name=customer_age]");
        age.clear();
        age.sendKeys("-3");
        browser.find("[name=credit_limit]").clear();
        browser.find("#customer [type=submit]").click();
        browser.until("document.querySelectorAll('.field.wrong').length === 2");
        assertThat(browser.find("[data-field=customer_age] .error").getText()).contains("-3", "a whole number");
        assertThat(browser.find("[data-field=credit_limit] .error").getText()).contains("Enter a");
        assertThat(browser.evaluate("document.activeElement.name")).isEqualTo("customer_age");
        assertThat(age.getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(browser.find("#form-message").getText()).isEqualTo("2 fields need attention.");
        age.clear();
        age.sendKeys("44");
        assertThat(age.getDomAttribute("aria-invalid")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"field\":\"customer_age\",\"column\":\"Customer_Age\"",
                "{\"field\":\"Customer_Age\"",
                "{\"field\":\"elsewhere\",\"column\":\"Customer_Age\""
            })
    void findsTheFieldOfAnErrorByFieldOrColumn(String named) {
        atPage("");
        browser.driver()
                .executeScript(
                        "const errors = [JSON.parse(arguments[0])];"
                                + "window.fetch = () => Promise.resolve(Response.json({status: 422, errors}, {status: 422}));",
                        named + ",\"code\":\"out_of_range\",\"value\":\"7\",\"expectation\":\"an age\"}");
        browser.find("#customer [type=submit]").click();
        assertThat(browser.find("[data-field=customer_age] .error").getText())
                .isEqualTo("\u201c7\u201d is not accepted; enter an age.");
    }

    @Test
    void findsACustomerAtRiskWithOneClick() {
        atPage("");
        browser.find("[data-example=at-risk]").click();
        assertThat(browser.find(".verdict .badge").getText()).isEqualTo("High risk");
        assertThat(browser.all(".reasons li")).hasSize(6);
        browser.find("[data-example=clear]").click();
        browser.find(".empty-answer");
        assertThat(browser.evaluate("document.querySelector('[name=customer_age]').value"))
                .isEmpty();
    }

    @Test
    void followsWhatIf() {
        atPage("");
        browser.find("[data-example=at-risk]").click();
        browser.find(".whatif");
        double before = probability();
        WebElement lever = browser.find(".lever input[type=range]");
        for (int step = 0; step < 4; step++) {
            lever.sendKeys(Keys.PAGE_DOWN);
        }
        browser.until("Number(document.querySelector('.whatif-score').dataset.probability) !== " + before);
        assertThat(browser.find(".delta").getText()).contains("points");
        browser.find(".whatif .card-head button").click();
        assertThat(probability()).isEqualTo(before);
        assertThat(browser.find(".delta").getText()).isEqualTo("as predicted");
    }

    @Test
    void keepsTheNewestOfAnswersThatArriveOutOfOrder() {
        atPage("");
        browser.find("[data-example=at-risk]").click();
        browser.find(".whatif");
        browser.driver()
                .executeScript(
                        "const real = window.fetch; let asked = 0;"
                                + "window.fetch = (address, options) => asked++ ? real(address, options)"
                                + " : new Promise(resolve => { window.release = () => real(address, options).then(resolve); });");
        double before = probability();
        WebElement lever = browser.find(".lever input[type=range]");
        lever.sendKeys(Keys.END);
        browser.until("window.release !== undefined");
        lever.sendKeys(Keys.HOME);
        browser.until("Number(document.querySelector('.whatif-score').dataset.probability) !== " + before);
        double newest = probability();
        browser.driver()
                .executeAsyncScript("const done = arguments[0]; window.release().then(() => setTimeout(done, 200));");
        assertThat(probability()).isEqualTo(newest);
    }

    @Test
    void saysThatAnotherModelAnswersMeanwhile() {
        SwitchedSource source = new SwitchedSource(TestModels.bank());
        try (PageServer switched = PageServer.of(ChurnService.builder().source(source))) {
            browser.at(switched.uri("/"));
            browser.find("[data-example=typical]").click();
            browser.find(".verdict");
            assertThat(browser.all("#answer > .notice")).isEmpty();
            source.offer(TestModels.bank(43));
            switched.service().models().refresh();
            browser.find("[data-example=at-risk]").click();
            assertThat(browser.find("#answer > .notice").getText()).contains("Another model answers now.");
        }
    }

    @Test
    void saysThatTheServiceIsGone() {
        PageServer leaving = PageServer.of(TestModels.bank());
        browser.at(leaving.uri("/#operations")).find(".tiles");
        leaving.close();
        browser.find("#tab-predict").click();
        browser.find("[data-example=typical]").click();
        browser.until("document.getElementById('form-message').textContent.includes('cannot be reached')");
        browser.find("#tab-operations").click();
        browser.find(".stats.stale .tiles");
        assertThat(browser.find("#stats-state").getText()).contains("cannot be reached", "figures from before");
        browser.complaints(); // a refused connection is one, and not the next test's
    }

    @Test
    void copiesThePredictionsName() {
        browser.driver()
                .executeCdpCommand(
                        "Browser.grantPermissions",
                        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        atPage("");
        browser.find("[data-example=typical]").click();
        browser.find(".copy").click();
        browser.until("document.querySelector('.copy').textContent === 'Copied'");
        Object copied = browser.driver()
                .executeAsyncScript(
                        "const done = arguments[0]; navigator.clipboard.readText().then(done, e => done(String(e)));");
        assertThat(copied).isEqualTo(browser.find(".facts code").getText());
    }

    @Test
    void showsAReasonWithItsValueAndSentence() {
        atPage("");
        browser.find("[data-example=at-risk]").click();
        String first = browser.find(".reasons li").getText();
        String label = browser.evaluate("document.querySelector('.reason-name').firstChild.textContent");
        assertThat(first).contains(label + " is ", " the risk of leaving.");
        assertThat(browser.all("[data-label='" + label + "']")).hasSize(1);
    }

    @Test
    void cancelsABatch() throws IOException {
        Path file = customers(1_200);
        atPage("#batch");
        browser.driver()
                .executeScript("const real = window.fetch; let asked = 0;"
                        + "window.fetch = (address, options) => asked++ ? new Promise((_, refuse) =>"
                        + " options.signal.addEventListener('abort', () => refuse(options.signal.reason)))"
                        + " : real(address, options);");
        browser.driver().findElement(By.id("file")).sendKeys(file.toString());
        browser.until("document.querySelector('progress')?.value > 0");
        browser.find(".progress button").click();
        browser.find(".ranked");
        assertThat(browser.find("#batch-progress").getText()).startsWith("Cancelled after ");
        assertThat(browser.all(".notice")).isEmpty();
    }

    @Test
    void asksABusyServiceAgain() throws IOException {
        atPage("#batch");
        browser.driver()
                .executeScript("const real = window.fetch; let asked = 0;"
                        + "window.fetch = (address, options) => asked++ ? real(address, options)"
                        + " : Promise.resolve(new Response('{}', {status: 503, headers: {'Retry-After': '1'}}));");
        upload(customers(200));
        assertThat(browser.find("#batch-progress").getText()).startsWith("Scored 200 rows");
    }

    @Test
    void ranksABatch() throws IOException {
        Path file = customers(1_200);
        String text = Files.readString(file);
        int third = text.indexOf('\n', text.indexOf('\n', text.indexOf('\n') + 1) + 1);
        Files.writeString(
                file,
                text.substring(0, third).replaceAll(" Customer\",(\\d+)", " Customer\",-$1") + text.substring(third));
        atPage("#batch");
        upload(file);
        assertThat(browser.find("#batch-progress").getText()).contains("1,200 rows");
        assertThat(browser.find("[data-level=error] strong").getText()).isEqualTo("2");
        assertThat(browser.all(".ranked tbody tr")).hasSize(50);
        browser.find("[data-level=high]").click();
        assertThat(browser.all(".ranked tbody .badge"))
                .isNotEmpty()
                .allSatisfy(badge -> assertThat(badge.getText()).isEqualTo("High risk"));
        browser.find("[data-level=error]").click();
        assertThat(browser.find(".ranked td.wide").getText()).contains("Row 1", "Customer_Age");
    }

    @Test
    void staysUsableWithAHundredThousandRows() throws IOException {
        Path file = customers(2_000);
        List<String> lines = Files.readAllLines(file);
        try (var out = Files.newBufferedWriter(file)) {
            out.write(lines.get(0) + "\n");
            for (int copy = 0; copy < 50; copy++) {
                for (String line : lines.subList(1, lines.size())) {
                    out.write(line + "\n");
                }
            }
        }
        atPage("#batch");
        browser.driver().findElement(By.id("file")).sendKeys(file.toString());
        browser.patiently(".ranked");
        assertThat(browser.find("[data-level=all] strong").getText()).isEqualTo("100,000");
        assertThat(browser.all(".ranked tbody tr")).hasSize(50);
    }

    @Test
    void writesNoFormulasIntoTheTable() throws IOException {
        Path file = customers(200);
        List<String> lines = Files.readAllLines(file);
        lines.set(1, lines.get(1).replaceFirst("\\d+", "=1+1"));
        Files.write(file, lines);
        browser.downloadsTo(folder);
        atPage("#batch");
        upload(file);
        browser.find("#batch-result .section-head button").click();
        Path scored = browser.downloaded(folder.resolve("customers-scored.csv"));
        List<String> written = Files.readAllLines(scored);
        assertThat(written).hasSize(201);
        assertThat(written.get(0)).isEqualTo("rank,row,customer_id,attrition_probability,risk_level,status,error");
        assertThat(written).anyMatch(line -> line.contains(",1,'=1+1,0.")).noneMatch(line -> line.contains(",=1+1"));
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        Path file = folder.resolve("empty.csv");
        Files.writeString(file, "a,b\n");
        atPage("#batch");
        browser.driver().findElement(By.id("file")).sendKeys(file.toString());
        assertThat(browser.find(".notice").getText()).contains("no rows");
    }

    @Test
    void showsHowTheServiceIs() {
        atPage("#operations");
        assertThat(browser.find(".tiles").getText()).contains("Requests", "Median latency");
        assertThat(browser.find(".key-figures").getText()).contains("ROC AUC");
        assertThat(browser.all("#evaluation figure")).hasSize(3);
        assertThat(browser.find("a[href='model/report']").isDisplayed()).isTrue();
        assertThat(browser.find(".stats").getText())
                .contains("refused", "Challenger", "Decides otherwise", "Outcomes", "30 of ", "Alarms that were right");
    }

    @Test
    void asksForNothingThatTheServiceDoesNotHave() {
        try (PageServer plain = PageServer.of(TestModels.bank())) {
            browser.network();
            browser.complaints();
            browser.at(plain.uri("/#operations")).find(".tiles");
            browser.find(".key-figures");
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.network())
                    .isNotEmpty()
                    .noneMatch(m -> m.contains(plain.uri("/performance").toString())
                            || m.contains(plain.uri("/challenger").toString()));
            assertThat(browser.find(".stats").getText()).doesNotContain("Challenger", "Outcomes");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 390, 768, 1600})
    void needsNoScrollingSideways(int width) throws IOException {
        browser.size(width, 844);
        atPage("");
        browser.find("[data-example=at-risk]").click();
        browser.find(".verdict");
        assertThat(overflow()).isEqualTo("0");
        browser.find("#tab-batch").click();
        upload(customers(200));
        assertThat(overflow()).isEqualTo("0");
        browser.find("#tab-operations").click();
        browser.find(".key-figures");
        browser.find(".tiles");
        assertThat(overflow()).isEqualTo("0");
    }

    private static String overflow() {
        return browser.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)");
    }

    @ParameterizedTest
    @CsvSource({"false, 1280", "true, 1280", "false, 390", "true, 390"})
    void hasNoBarriers(boolean dark, int width) throws IOException {
        browser.size(width, 844).dark(dark);
        atPage("");
        assertThat(browser.barriers()).isEqualTo("[]");
        browser.find("[data-example=at-risk]").click();
        browser.find(".verdict");
        assertThat(browser.barriers()).isEqualTo("[]");
        browser.find("#tab-batch").click();
        assertThat(browser.barriers()).isEqualTo("[]");
        upload(customers(200));
        assertThat(browser.barriers()).isEqualTo("[]");
        browser.find("#tab-operations").click();
        browser.find(".key-figures");
        browser.find(".tiles");
        assertThat(browser.barriers()).isEqualTo("[]");
    }

    @Test
    void turnsDarkWithTheSystem() {
        atPage("");
        String light = browser.evaluate("getComputedStyle(document.body).backgroundColor");
        browser.dark(true);
        assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isNotEqualTo(light);
    }

    @Test
    void postsTheFormWithoutScript() {
        try (Browser plain = Browser.open(false)) {
            plain.at(server.uri("/"));
            assertThat(plain.all("[role=tab]")).noneMatch(WebElement::isDisplayed);
            plain.find("#customer [type=submit]").click();
            plain.find("body");
            assertThat(plain.driver().getCurrentUrl())
                    .isEqualTo(server.uri("/predict").toString());
            assertThat(plain.driver().getPageSource()).containsAnyOf("attrition_probability", "Probability of leaving");
        }
    }

    @Test
    void fitsAnotherSchema() {
        try (PageServer telco = PageServer.of(PageModels.telco())) {
            browser.at(telco.uri("/"));
            assertThat(browser.all(".field")).hasSize(6);
            assertThat(browser.find("[data-field=tenure] .unit").getText()).isEqualTo("months");
            assertThat(browser.find("[data-field=monthlycharges] .optional").getText())
                    .isEqualTo("optional");
            browser.find("[name=monthlycharges]").clear();
            browser.find("#customer [type=submit]").click();
            browser.find(".verdict");
            assertThat(browser.barriers()).isEqualTo("[]");
        }
    }

    @Test
    void fitsEightyFields() {
        try (PageServer wide = PageServer.of(PageModels.wide())) {
            browser.at(wide.uri("/"));
            browser.find("[data-example=at-risk]").click();
            browser.find(".verdict");
            assertThat(browser.all(".lever")).hasSize(8);
            browser.find("#find").sendKeys("measure 7");
            assertThat(browser.all(".field").stream().filter(WebElement::isDisplayed))
                    .hasSize(11);
            assertThat(browser.barriers()).isEqualTo("[]");
        }
    }
}
