package io.github.churn4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.ModelSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** The page's tab about drift. */
@Tag("slow")
class DriftPageTest {

    private static final String SECRET = "an-administrators-token";
    private static final int WINDOW = 250;
    private static Browser browser;

    private PageServer server;

    @BeforeAll
    static void open() {
        browser = Browser.open(true);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void start() {
        server = serve(settings());
        browser.size(1280, 900).dark(false);
        browser.complaints();
    }

    private static ServiceSettings settings() {
        return ServiceSettings.withDefaults().with(DriftSettings.WINDOW, Integer.toString(WINDOW));
    }

    private static PageServer serve(ServiceSettings settings) {
        return PageServer.of(ChurnService.builder()
                .source(ModelSource.of(TestModels.bank()))
                .clock(new SetClock("2026-03-01T12:00:00Z"))
                .adminToken(SECRET)
                .settings(settings));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static void send(PageServer to, String path, String type, String body) {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(to.uri(path))
                                    .header("Content-Type", type)
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void predict(String csv) {
        send(server, "/predict/batch", "text/csv", csv);
    }

    private void atDrift() {
        browser.at(server.uri("/#drift")).find(".drift-verdict");
    }

    private static String text(String css) {
        return browser.find(css).getText();
    }

    @Test
    void saysHowManyCustomersAreStillNeeded() {
        atDrift();
        assertThat(text(".drift-verdict"))
                .contains("Not known yet", "No window is complete yet", "0 of 250 customers collected")
                .contains("Nothing was predicted");
        predict(SimulatedTraffic.stable(100, 7));
        browser.until("document.querySelector('.collected')?.textContent.startsWith('100 of 250 customers')");
        assertThat(browser.barriers()).isEqualTo("[]");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void saysThatCustomersAreStable() {
        predict(SimulatedTraffic.stable(2 * WINDOW, 7));
        atDrift();
        browser.until("document.querySelector('.drift-verdict').textContent.includes('Stable')");
        assertThat(text(".drift-verdict")).contains("Customers look like those bank-churn was checked on", "None of");
        assertThat(text("#drift-content")).contains("No episode of drift so far.", "How it is judged");
        assertThat(browser.all(".drifted tbody tr")).hasSize(8);
        assertThat(browser.complaints()).isEmpty();
    }

    private void drifted() {
        predict(SimulatedTraffic.stable(4 * WINDOW, 7));
        predict(SimulatedTraffic.sudden(2 * WINDOW, 8));
        atDrift();
        browser.until("document.querySelector('.drift-verdict .badge').textContent === 'Drift'");
        browser.until("document.querySelectorAll('.strip i').length === 6");
    }

    @Test
    void namesWhatMovedAndRanksIt() {
        drifted();
        assertThat(text(".drift-verdict")).contains("Customers have changed since", "Total Trans Amt");
        assertThat(text(".drifted tbody tr:nth-child(1)")).contains("Moved", "Total Trans");
        assertThat(text(".events > li:nth-child(1)")).contains("Episode 1", "Open", "Total Trans Amt", "Kolmogorov");
        assertThat(browser.all(".strip i.high")).isNotEmpty();
        assertThat(text("[aria-labelledby=drift-performance]")).contains("ROC AUC, estimated", "Leavers expected");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void showsAFeatureInFullByKeyboard() {
        drifted();
        browser.driver().executeScript("document.querySelector('.drifted tbody tr:nth-child(5) button').focus()");
        String name = browser.evaluate("document.activeElement.textContent");
        new Actions(browser.driver()).sendKeys(Keys.ENTER).perform();
        browser.until("document.querySelector('#drift-chosen').textContent === '" + name + "'");
        assertThat(browser.evaluate("document.activeElement.textContent"))
                .as("the focus stays")
                .isEqualTo(name);
        assertThat(browser.evaluate("document.activeElement.getAttribute('aria-pressed')"))
                .isEqualTo("true");
        browser.find("[data-key=all]").click();
        browser.until("document.querySelectorAll('.drifted tbody tr').length === 20");
    }

    @Test
    void refreshesItselfAndKeepsWhatWasChosen() {
        drifted();
        browser.find(".drifted tbody tr:nth-child(3) button").click();
        String chosen = text("#drift-chosen");
        predict(SimulatedTraffic.sudden(WINDOW, 9));
        browser.until("document.querySelectorAll('.strip i').length === 7");
        assertThat(text("#drift-chosen")).isEqualTo(chosen);
    }

    @Test
    void showsRealisedPerformanceBesideTheEstimate(@TempDir Path journal) {
        try (PageServer journaled = serve(
                settings().with(ServiceSettings.JOURNAL, journal.toString()).with(ServiceSettings.FEEDBACK, "open"))) {
            send(journaled, "/predict/batch", "text/csv", SimulatedTraffic.stable(2 * WINDOW, 7));
            StringBuilder feedback = new StringBuilder();
            for (int i = 0; i < WINDOW; i++) {
                feedback.append("{\"customer_id\":\"").append(1_000_000_000L + i);
                feedback.append("\",\"churned\":").append(i % 5 == 0).append(",\"at\":\"2026-03-01T13:00:00Z\"}\n");
            }
            send(journaled, "/feedback", "application/x-ndjson", feedback.toString());
            browser.at(journaled.uri("/#drift"));
            browser.until("document.querySelectorAll('.plot .square').length === 1");
            assertThat(browser.barriers()).isEqualTo("[]");
        }
    }

    @Test
    void asksForTheTokenWhereReadingTakesOne() {
        try (PageServer guarded = serve(settings().with(DriftSettings.READERS, "token"))) {
            browser.at(guarded.uri("/#drift"));
            browser.find("#drift-token").sendKeys("a-wrong-token-of-somebody");
            browser.find("#panel-drift .ask-token button").click();
            assertThat(text("#panel-drift .notice")).contains("not the administrator");
            assertThat(browser.find("#drift-token").getDomAttribute("aria-invalid"))
                    .isEqualTo("true");
            assertThat(browser.evaluate("document.querySelector('#drift-token').getAttribute('aria-describedby')"
                            + ".split(' ').every(id => document.getElementById(id))"))
                    .isEqualTo("true");
            assertThat(browser.barriers()).isEqualTo("[]");
            browser.find("#drift-token").sendKeys(SECRET);
            browser.find("#panel-drift .ask-token button").click();
            assertThat(text(".drift-verdict")).contains("No window is complete yet");
            browser.complaints(); // a refused request is one
        }
    }

    @Test
    void keepsWhatIsTypedWhenSomebodyLooksAway() {
        try (PageServer guarded = serve(settings().with(DriftSettings.READERS, "token"))) {
            browser.at(guarded.uri("/#drift"));
            browser.find("#drift-token").sendKeys("half-a-token");
            browser.find("#tab-operations").click();
            browser.find("#tab-drift").click();
            assertThat(browser.find("#drift-token").getDomProperty("value")).isEqualTo("half-a-token");
        }
    }

    @Test
    void tellsHowManyRecordsWereRefused() {
        String[] rows = SimulatedTraffic.stable(WINDOW + 20, 7).split("\n", -1);
        for (int i = 1; i <= 20; i++) {
            rows[i] = rows[i].replaceAll("Blue|Silver|Gold|Platinum", "Black");
        }
        predict(String.join("\n", rows));
        atDrift();
        browser.until(
                "document.querySelector('#drift-refused')?.textContent.startsWith('20 of 270 records were refused')");
        assertThat(text(".drifted tbody tr:nth-child(1)")).contains("Card Category", "Moved");
        assertThat(browser.barriers()).isEqualTo("[]");
    }

    @Test
    void readsOutTheVerdictOnlyWhereItIsAnotherOne() {
        atDrift();
        browser.until("document.querySelector('#panel-drift [role=status]').textContent.startsWith('No window')");
        browser.driver()
                .executeScript("window.news = 0; new MutationObserver(() => window.news++).observe("
                        + "document.querySelector('#panel-drift [role=status]'), {childList: true})");
        predict(SimulatedTraffic.stable(2 * WINDOW, 7));
        browser.until(
                "document.querySelector('#panel-drift [role=status]').textContent.startsWith('Customers look like')");
        predict(SimulatedTraffic.stable(WINDOW, 9));
        browser.until("document.querySelectorAll('.strip i').length === 3");
        assertThat(browser.evaluate("window.news")).isEqualTo("1");
    }

    @Test
    void isNotThereWhereDriftIsNotWatched() {
        try (PageServer off = serve(settings().with(DriftSettings.DRIFT, "off"))) {
            browser.at(off.uri("/")).find("#tab-operations");
            assertThat(browser.all("#tab-drift")).isEmpty();
            assertThat(browser.all("#panel-drift")).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"false, 1280", "true, 1280", "false, 768", "false, 390", "true, 390"})
    void hasNoBarriersAndNoScrollingSideways(boolean dark, int width) {
        browser.size(width, 844).dark(dark);
        drifted();
        browser.find("[data-key=all]").click();
        assertThat(browser.barriers()).isEqualTo("[]");
        assertThat(browser.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)"))
                .isEqualTo("0");
    }
}
