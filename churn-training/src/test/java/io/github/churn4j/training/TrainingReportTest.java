package io.github.churn4j.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.data.Severity;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class TrainingReportTest {
    private static final String HOSTILE = "<script>alert('x')</script> ]]> & \"q\" \u202E عمر 👩‍👩‍👧";
    private static final int LIMIT = 400_000;

    private final ReportSample sample = new ReportSample();

    @Test
    void saysInOneSentenceWhatContactingTheTopTenthReaches() {
        assertThat(textOf("p", "subtitle", sample.page()))
                .matches(
                        "Contacting the 10% of customers with the highest scores reaches \\d\\d\\.\\d% of those who leave,"
                                + " \\d\\.\\d times as many as contacting at random would\\. Contacting 20% reaches \\d+\\.\\d%\\.");
    }

    @Test
    void showsKeyFiguresWithIntervalAndBothBaselines() {
        String keys = textOf("dl", "keys", sample.page());
        assertThat(keys)
                .contains("ROC AUC", "Average precision", "Log loss", "Calibration error", "Profit per customer")
                .contains("95% interval", "Logistic regression", "Churn rate for all 0.500", "At random 10.0%")
                .doesNotContain("NaN");
    }

    @Test
    void putsHoldOutBesideCrossValidation() {
        assertThat(text(sample.page()))
                .contains("2,000 held-out customers that took part in nothing before")
                .contains("Cross-validation on the other rows said")
                .contains("is exactly the one that the hold-out figures describe");
    }

    @Test
    void tellsThatNothingWasHeldOut() {
        sample.holdOut = false;
        assertThat(text(sample.page()))
                .contains(
                        "No rows were held out", "2,000 cross-validated customers", "a model that was not fitted on it")
                .doesNotContain("held-out customers");
    }

    @Test
    void tellsThatTheShippedModelSawTheHoldOut() {
        sample.refitted = true;
        assertThat(text(sample.page()))
                .contains("The shipped model has seen all rows", "fitted again to all rows")
                .doesNotContain("is exactly the one that the hold-out figures describe");
    }

    @Test
    void comparesALogisticChampionWithNoOther() {
        sample.algorithm = "logistic";
        assertThat(text(sample.page()))
                .contains("The champion is the search's best logistic regression itself")
                .doesNotContain("Logistic regression reaches");
    }

    @Test
    void doesWithoutALogisticRegression() {
        sample.logistic = false;
        assertThat(text(sample.page())).contains("The search held no logistic regression to compare with");
    }

    @Test
    void warnsBeforeTheFirstSection() {
        sample.warnings = List.of("The customers are simulated.");
        String page = sample.page();
        assertThat(page.indexOf("The customers are simulated.")).isPositive().isLessThan(page.indexOf("<section"));
    }

    @Test
    void saysThatNobodyLeft() {
        sample.churnRate = 0;
        String text = text(sample.page());
        assertThat(text)
                .contains("None of the 2,000 held-out customers left", "No data to show.", "Few to measure by")
                .doesNotContain("NaN", "Infinity", "∞");
    }

    @Test
    void saysThatEverybodyLeft() {
        sample.churnRate = 1;
        assertThat(text(sample.page()))
                .contains("hardly more than contacting as many at random")
                .doesNotContain("NaN");
    }

    @Test
    void standsWithOneRow() {
        sample.rows = 1;
        sample.slices = 1;
        assertThat(text(sample.page())).doesNotContain("NaN");
    }

    @Test
    void marksSmallSlices() {
        String text = text(sample.page());
        assertThat(text).contains("1 of 6 slices is small", "Blue0 ⚠").doesNotContain("Blue1 ⚠");
    }

    @Test
    void standsWithoutSlices() {
        sample.slices = 0;
        assertThat(text(sample.page())).contains("No column with few categories was there");
    }

    @Test
    void saysThatNoFieldMatters() {
        sample.importance = 0;
        assertThat(text(sample.page())).contains("No field makes a difference that could be measured");
    }

    @Test
    void listsFindingsWithoutTheFilesName() {
        sample.validation = Optional.of(ReportSample.refusals("Age", Severity.WARNING));
        assertThat(text(sample.page()))
                .contains("2,003 rows read, 3 refused", "out of range", "418", "expected [0, 120]; correct the row")
                .doesNotContain("secret.csv")
                .doesNotContain("did not pass validation");
    }

    @Test
    void raisesTheAlarmWhenValidationFailed() {
        sample.validation = Optional.of(ReportSample.refusals("Age", Severity.ERROR));
        assertThat(text(sample.page())).contains("Critical The data did not pass validation");
    }

    @Test
    void namesDataAndVersions() {
        assertThat(text(sample.page()))
                .contains("ab".repeat(32), "4e06540", "xgboost4j", "3.0.4", "Attrition_Flag", "Attrited Customer")
                .contains("CLIENT Total_Trans_Ct");
    }

    @Test
    void warnsOfProbabilitiesThatAreOff() {
        assertThat(text(sample.page())).contains("Read the ranking, not the probabilities");
    }

    @Test
    void keepsRightToLeftNamesFromTurningTheSentence() {
        sample.column = "\u202Eevil";
        assertThat(text(sample.page())).contains("\u2068\u202Eevil\u2069 + Amount says most");
    }

    @Test
    void escapesHostileNames() {
        sample.column = HOSTILE;
        sample.category = HOSTILE;
        sample.warnings = List.of(HOSTILE);
        sample.validation = Optional.of(ReportSample.refusals(HOSTILE, Severity.WARNING));
        String page = sample.page();
        assertThat(parse(page).getElementsByTagName("script").getLength()).isZero();
        assertThat(page).doesNotContain("<script");
        assertThat(text(page)).contains("<script>alert('x')</script> ]]> & \"q\"");
    }

    @Test
    void needsNoNetwork() {
        Document page = parse(sample.page());
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            assertThat(element.getAttribute("src")).isEmpty();
            assertThat(element.getAttribute("style")).isEmpty();
            assertThat(element.getAttribute("href")).matches("(#.*|data:,)?");
        }
        assertThat(sample.page()).doesNotContain("url(").doesNotContain("@import");
    }

    @Test
    void isTheSameInEveryLocaleAndTimeZone() {
        String before = sample.page();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            assertThat(sample.page()).isEqualTo(before);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void doesNotTellAReplayFromTheSearchItRepeats() {
        ModelDocuments first = sample.documents();
        ModelDocuments replay = new ModelDocuments(
                first.configuration().toBuilder().replay(List.of(List.of(0, 1))).build(),
                first.schema(),
                first.evaluation(),
                first.provenance(),
                first.validation(),
                first.warnings());
        assertThat(replay.report()).isEqualTo(first.report());
    }

    @Test
    void staysSmallWithManyCandidatesAndSlices() {
        sample.candidates = 200;
        sample.slices = 60;
        sample.rows = 6_500;
        String page = sample.page();
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LIMIT);
        assertThat(text(page)).contains("#200", "All 200 candidates", "Blue59");
    }

    private static String text(String page) {
        return parse(page).getDocumentElement().getTextContent();
    }

    private static String textOf(String tag, String css, String page) {
        NodeList found = parse(page).getElementsByTagName(tag);
        for (int i = 0; i < found.getLength(); i++) {
            if (((Element) found.item(i)).getAttribute("class").equals(css)) {
                return found.item(i).getTextContent();
            }
        }
        throw new AssertionError("the page has no <" + tag + " class=\"" + css + "\">");
    }

    private static Document parse(String page) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            return builder.parse(new InputSource(new StringReader(page)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not well-formed: " + e.getMessage(), e);
        }
    }
}
