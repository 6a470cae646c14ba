package io.github.churn4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.GateResult;
import io.github.churn4j.registry.Promotion;
import io.github.churn4j.registry.Signoff;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The page's tab about the registry. */
@Tag("slow")
class ModelsPageTest {

    private static final String SECRET = "an-administrators-token";
    private static Browser browser;

    @TempDir
    private Path root;

    private TestRegistry registry;
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
        registry = TestRegistry.in(root);
        for (long seed = 42; seed < 45; seed++) {
            registry.publish(TestModels.bank(seed));
        }
        registry.promote("champion", 1);
        registry.registry().reject(TestRegistry.NAME, 1, new Signoff("compliance", "uses last year's prices"));
        registry.registry()
                .promote(Promotion.of(
                                TestRegistry.NAME,
                                Alias.CHAMPION,
                                2,
                                new Signoff("ci/retrain-12", "beats version 1 on March's customers"))
                        .with(List.of(
                                new GateResult(
                                        "non-inferiority(rocAuc)",
                                        true,
                                        "ROC AUC 0.953 against 0.941, difference 0.012 in [0.004, 0.020]",
                                        Map.of("difference", .012)),
                                new GateResult("latency", true, "p99 0.4 ms, allowed 2 ms", Map.of("p99", .4)))));
        registry.registry().approve(TestRegistry.NAME, 3, new Signoff("a reviewer", "fair in all groups"));
        registry.promote("challenger", 3);
        server = serve(registry.settings());
        browser.size(1280, 900).dark(false);
        browser.complaints();
    }

    private static PageServer serve(ServiceSettings settings) {
        return PageServer.of(
                ChurnService.builder().adminToken(SECRET).settings(settings.with(ServiceSettings.WATCH, "100ms")));
    }

    @AfterEach
    void stop() {
        server.close();
        registry.close();
    }

    private void atModels() {
        browser.at(server.uri("/#models")).find(".versions");
    }

    private static String text(String css) {
        return browser.find(css).getText();
    }

    private static void button(String css, String startsWith) {
        browser.all(css + " button").stream()
                .filter(b -> b.getText().startsWith(startsWith))
                .findFirst()
                .orElseThrow()
                .click();
    }

    private static void fill(String id, String text) {
        WebElement field = browser.find("#" + id);
        field.clear();
        field.sendKeys(text);
    }

    @Test
    void showsVersionsSideBySide() {
        atModels();
        assertThat(browser.all(".versions tbody tr")).hasSize(3);
        assertThat(text(".versions tbody tr:nth-child(1)")).contains("Version 3", "Challenger", "Approved");
        assertThat(text(".versions tbody tr:nth-child(1)")).containsAnyOf("better", "worse");
        assertThat(text(".versions tbody tr:nth-child(2)"))
                .contains("Version 2", "Champion")
                .doesNotContain("better", "worse");
        assertThat(text(".versions tbody tr:nth-child(3)")).contains("Version 1", "Rejected");
        assertThat(text(".role:nth-child(1)")).contains("Version 2", "It answers here.", "beats version 1");
        assertThat(text(".role:nth-child(2)")).contains("Version 3", "It scores in shadow here.");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void tellsWhoPromotedWhatWhenAndWhy() {
        atModels();
        assertThat(browser.all(".events > li")).hasSize(5);
        assertThat(text(".events > li:nth-child(3)"))
                .contains("Champion was promoted from version 1 to version 2", "ci/retrain-12", "March's customers")
                .contains("Passed", "non-inferiority(rocAuc)", "difference 0.012");
        assertThat(text(".events > li:nth-child(4)")).contains("Version 1 was rejected", "last year's prices");
        assertThat(text(".events > li:nth-child(5)")).contains("to version 1", "No gates were recorded.");
    }

    @Test
    void comparesTwoVersions() {
        atModels();
        button(".compare-form", "Compare");
        assertThat(text(".differences")).contains("Figures, held-out customers", "ROC AUC", "Version 2", "Version 3");
        browser.find(".versions tbody tr:nth-child(3) .actions button:last-child")
                .click();
        browser.until("document.querySelector('.differences thead').textContent.includes('Version 1')");
        assertThat(browser.barriers()).isEqualTo("[]");
    }

    @Test
    void promotesByKeyboardWithReasonAndToken() {
        atModels();
        browser.driver().executeScript("document.querySelector('.versions .actions button').focus()");
        new Actions(browser.driver()).sendKeys(Keys.ENTER).perform();
        browser.find("dialog[open]");
        assertThat(browser.evaluate("document.activeElement.id")).isEqualTo("decision-reason");
        assertThat(browser.barriers()).isEqualTo("[]");
        new Actions(browser.driver())
                .sendKeys("better in April", Keys.TAB, "Ada", Keys.TAB, SECRET, Keys.ENTER)
                .perform();
        assertThat(text(".notice.done"))
                .contains("Champion was promoted from version 2 to version 3", "answers with version 3");
        assertThat(text(".events > li:nth-child(1)")).contains("Ada", "better in April");
        assertThat(text(".role:nth-child(1)")).contains("Version 3", "It answers here.");
        assertThat(registry.registry()
                        .history(TestRegistry.NAME, Long.MAX_VALUE, 1)
                        .get(0)
                        .signoff())
                .isEqualTo(new Signoff("Ada", "better in April"));
        assertThat(browser.evaluate("document.activeElement.className")).contains("done");
        assertThat(browser.evaluate("localStorage.length + sessionStorage.length + document.cookie.length"))
                .isEqualTo("0");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void rollsBack() {
        registry.registry().approve(TestRegistry.NAME, 1, new Signoff("compliance", "prices were corrected"));
        atModels();
        button(".role:nth-child(1)", "Roll back");
        fill("decision-reason", "too many alarms");
        fill("decision-token", SECRET);
        browser.find("dialog [type=submit]").click();
        assertThat(text(".notice.done")).contains("Champion was rolled back from version 2 to version 1");
        assertThat(text(".events > li:nth-child(1)")).contains("by admin token", "too many alarms");
    }

    @Test
    void asksForAReasonAndTheRightToken() {
        atModels();
        button(".role:nth-child(2)", "Make it the champion");
        fill("decision-token", "not-the-token-of-anybody");
        browser.find("dialog [type=submit]").click();
        assertThat(browser.evaluate("document.querySelector('#decision-reason').validity.valueMissing"))
                .isEqualTo("true");
        fill("decision-reason", "a test");
        browser.find("dialog [type=submit]").click();
        assertThat(text("dialog .notice")).contains("not the administrator");
        new Actions(browser.driver()).sendKeys(Keys.ESCAPE).perform();
        browser.until("document.querySelector('dialog') === null");
        assertThat(registry.registry().sequence(TestRegistry.NAME)).isEqualTo(5);
        browser.complaints(); // a refused request is one, and not the next test's
    }

    @Test
    void doesNotOverwriteWhatAnotherDecidedMeanwhile() {
        atModels();
        button(".versions tbody tr:nth-child(1)", "Promote");
        registry.promote("champion", 3);
        fill("decision-reason", "I saw version 2 there");
        fill("decision-token", SECRET);
        browser.find("dialog [type=submit]").click();
        assertThat(text("dialog .notice")).contains("Somebody else decided meanwhile.", "Nothing of yours was done");
        assertThat(browser.find("dialog [type=submit]").isEnabled()).isFalse();
        browser.until("document.querySelector('.role').textContent.includes('Version 3')");
        assertThat(browser.barriers()).isEqualTo("[]");
        assertThat(registry.registry().sequence(TestRegistry.NAME)).isEqualTo(6);
        browser.complaints();
    }

    @Test
    void promotesARejectedVersionOnlyIfTold() {
        atModels();
        button(".versions tbody tr:nth-child(3)", "Promote");
        assertThat(browser.find(".decision-force").isDisplayed()).isTrue();
        fill("decision-reason", "in need");
        fill("decision-token", SECRET);
        browser.find("dialog [type=submit]").click();
        assertThat(text("dialog .notice")).contains("Nothing was done.", "rejected");
        browser.find("#decision-force").click();
        browser.find("dialog [type=submit]").click();
        browser.find(".notice.done");
        assertThat(text(".events > li:nth-child(1)")).contains("Forced", "in need");
        browser.complaints();
    }

    @Test
    void asksForTheTokenWhereReadingTakesOne() {
        try (PageServer guarded = serve(registry.settings().with(ServiceSettings.MODELS, "token"))) {
            browser.at(guarded.uri("/#models"));
            fill("models-token", "a-wrong-token-of-somebody");
            browser.find(".ask-token button").click();
            assertThat(text(".ask-token .notice")).contains("not the administrator");
            assertThat(browser.barriers()).isEqualTo("[]");
            fill("models-token", SECRET);
            browser.find(".ask-token button").click();
            assertThat(browser.find(".versions").isDisplayed()).isTrue();
            browser.complaints();
        }
    }

    @Test
    void saysThatNothingIsPublishedOrAtWorkYet(@TempDir Path bare) {
        try (TestRegistry empty = TestRegistry.in(bare);
                PageServer idle = serve(empty.settings())) {
            browser.at(idle.uri("/"));
            assertThat(text(".registry-none")).contains("Nothing is published as bank-churn yet");
            assertThat(browser.barriers()).isEqualTo("[]");
            empty.publish(TestModels.bank(42));
            browser.until("(document.querySelector('.registry-none button')?.click(),"
                    + " document.querySelector('.versions') !== null)");
            browser.find(".versions .actions button").click();
            fill("decision-reason", "the first one");
            fill("decision-token", SECRET);
            browser.find("dialog [type=submit]").click();
            assertThat(text(".notice.done")).contains("Champion was promoted to version 1");
            button(".notice.done", "Load the page");
            browser.find("#tab-predict");
            browser.complaints();
        }
    }

    @Test
    void saysThatTheRegistryIsAway(@TempDir Path away, @TempDir Path cache) {
        try (TestRegistry there = TestRegistry.in(away)) {
            there.publish(TestModels.bank(42));
            there.promote("champion", 1);
            ServiceSettings settings = there.settings()
                    .with(ServiceSettings.REGISTRY, SwitchedStoreProvider.root(away))
                    .with(ServiceSettings.REGISTRY_CACHE, cache.toString());
            try (PageServer switched = serve(settings)) {
                SwitchedStoreProvider.away(away, true);
                browser.at(switched.uri("/#models"));
                assertThat(text(".registry-none")).contains("The registry cannot be shown.", "cannot be reached");
                SwitchedStoreProvider.away(away, false);
                button(".registry-none", "Try again");
                assertThat(browser.find(".versions").isDisplayed()).isTrue();
                browser.complaints();
            } finally {
                SwitchedStoreProvider.away(away, false);
            }
        }
    }

    @Test
    void isNotThereWithoutARegistry() {
        try (PageServer plain = PageServer.of(TestModels.bank())) {
            browser.at(plain.uri("/")).find("#tab-operations");
            assertThat(browser.all("#tab-models")).isEmpty();
            assertThat(browser.all("#panel-models")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"false, 1280", "true, 1280", "false, 768", "false, 390", "true, 390"})
    void hasNoBarriersAndNoScrollingSideways(boolean dark, int width) {
        browser.size(width, 844).dark(dark);
        atModels();
        button(".compare-form", "Compare");
        browser.find(".differences");
        assertThat(browser.barriers()).isEqualTo("[]");
        assertThat(browser.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)"))
                .isEqualTo("0");
        button(".versions tbody tr:nth-child(1)", "Promote");
        browser.find("dialog[open]");
        assertThat(browser.barriers()).isEqualTo("[]");
    }
}
