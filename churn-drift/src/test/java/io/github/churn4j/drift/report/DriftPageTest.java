package io.github.churn4j.drift.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.drift.Verdict;
import io.github.churn4j.drift.performance.BusinessTally;
import io.github.churn4j.drift.performance.Cbpe;
import io.github.churn4j.drift.performance.PerformanceComparison;
import io.github.churn4j.evaluate.ProfitParameters;
import io.github.churn4j.model.Decision;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
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

class DriftPageTest {

    private static final String HOSTILE = "<script>alert('x')</script> ]]> & \"q\" \u202E عمر 👩‍👩‍👧";
    private static final int LIMIT = 1_000_000;

    private final PageSample sample = new PageSample();

    @Test
    void saysInOneSentenceWhatDriftedAndHowMuchItMatters() {
        assertThat(textOf("p", "subtitle", sample.page()))
                .isEqualTo(
                        "3 of 19 features drifted: Total_Trans_Ct is lower, with 31.0% of the model's importance; then"
                                + " Card_Category, Total_Revolving_Bal. The scores are higher on the whole.");
    }

    @Test
    void saysThatNothingDrifted() {
        sample.verdict = Verdict.STABLE;
        assertThat(textOf("p", "subtitle", sample.page()))
                .isEqualTo(
                        "The 500 current customers look like those of the reference: none of 58 tests found more than"
                                + " chance explains.");
        assertThat(text(sample.page()))
                .contains("Verdict Stable", "No feature drifted.", "The scores are distributed as");
    }

    @Test
    void neverCallsTooFewCustomersStable() {
        sample.verdict = Verdict.INSUFFICIENT_DATA;
        assertThat(text(sample.page()))
                .contains("Too few customers to say", "Warning No verdict", "This is not the same as stable.");
    }

    @Test
    void showsKeyFigures() {
        sample.domain = Optional.of(PageSample.domain(true));
        assertThat(textOf("dl", "keys", sample.page()))
                .contains("Verdict", "Features that drifted", "3", "of 19", "Importance that drifted", "39.6%")
                .contains("Shift of the scores", "0.190", "p\u00a02.0e−14", "Told apart by a classifier", "0.680");
    }

    @Test
    void titlesEveryFigureWithWhatChanged() {
        assertThat(text(sample.page()))
                .contains("Total_Trans_Ct is lower")
                .contains("Card_Category: Blue fell from 93.3% to 86.0%")
                .contains("Total_Revolving_Bal is missing more often: 0.0% → 12.0%")
                .contains("'Black', which the model does not know");
    }

    @Test
    void listsEveryTestAndWhatItCouldHaveFound() {
        assertThat(text(sample.page()))
                .contains("58 tests judged together", "Kolmogorov–Smirnov", "3.2e−17", "Would show", "D 0.121")
                .contains("four in five would have been found");
    }

    @Test
    void raisesTheAlarmForAbsentColumns() {
        sample.absent = List.of("Total_Trans_Ct");
        sample.missingAltogether = true;
        sample.score = false;
        assertThat(text(sample.page()))
                .contains("Critical Columns are absent", "Total_Trans_Ct is missing altogether")
                .contains("The scores were not compared");
    }

    @Test
    void tellsWhetherAClassifierCanTellThemApart() {
        sample.domain = Optional.of(PageSample.domain(true));
        assertThat(text(sample.page())).contains("It can. Its ROC AUC is 0.680", "Total_Trans_Ct gives it away most");
        sample.domain = Optional.of(PageSample.domain(false));
        assertThat(text(sample.page())).contains("It cannot do so better than chance allows.");
        sample.domain = Optional.empty();
        assertThat(text(sample.page())).contains("needs the reference's rows", "Features are tested one by one.");
    }

    @Test
    void saysWhatNoTestSees() {
        assertThat(text(sample.page())).contains("What these tests cannot see", "concept drift", "Only outcomes tell");
    }

    @Test
    void showsNotesBeforeTheFirstSection() {
        sample.notes = List.of("one customer accounts for 300 of 500 rows");
        String page = sample.page();
        assertThat(page.indexOf("one customer accounts for 300 of 500 rows."))
                .isPositive()
                .isLessThan(page.indexOf("<section"));
    }

    @Test
    void putsRealisedPerformanceBesideTheEstimate() {
        String page = DriftPage.of(sample.report())
                .withPerformance(history(true, false))
                .html()
                .toHtml();
        assertThat(text(page))
                .contains("where 0.", "was estimated", "when made 0.950", "2026-01-06")
                .contains("The scores suggest a churn rate of");
        assertThat(textOf("dl", "keys", page)).contains("Estimated ROC AUC", "95% interval");
    }

    @Test
    void warnsWhereCustomersDoOtherwiseThanTheScoresPromised() {
        sample.verdict = Verdict.STABLE;
        String page = DriftPage.of(sample.report())
                .withPerformance(history(true, true))
                .html()
                .toHtml();
        assertThat(text(page))
                .contains("Warning Customers do otherwise than the scores promised")
                .containsPattern("in 1 chunk of 6; the last, 2026-01-06: [A-Za-z1 ]+ \\S+ where \\S+ was estimated\\.");
        assertThat(Finding.outcomes(history(true, false))).isEmpty();
    }

    @Test
    void tellsTheEstimateAloneWhereNobodyKnowsOutcomes() {
        String page = DriftPage.of(sample.report())
                .withPerformance(history(false, false))
                .html()
                .toHtml();
        assertThat(text(page)).contains("The ROC AUC is estimated at 0.").doesNotContain("Realised ROC AUC");
    }

    @Test
    void tellsCustomersAndMoneyAtRisk() {
        BusinessTally tally = BusinessTally.of(new Decision(.4, .4, .7, "Stayed", "Left"), ProfitParameters.defaults());
        tally.predicted(.9, 1_000);
        tally.predicted(.1, 500);
        tally.predicted(.5, Double.NaN);
        String page = DriftPage.of(sample.report())
                .withBusiness(tally.metrics(), "the column Credit_Limit")
                .html()
                .toHtml();
        assertThat(text(page))
                .contains("Of 3 scored customers, 2 lie at the model's threshold or above")
                .contains("Revenue at risk", "950", "the column Credit_Limit", "Customers of unknown worth, in no sum")
                .doesNotContain("What saved means");
        tally.contacted(.9);
        tally.outcome(.9, true, false);
        assertThat(text(DriftPage.of(sample.report())
                        .withBusiness(tally.metrics(), "each")
                        .html()
                        .toHtml()))
                .contains("Reached of the customers at risk", "Saved", "control group");
    }

    @Test
    void escapesHostileNames() {
        sample.column = HOSTILE;
        sample.level = HOSTILE;
        sample.source = HOSTILE;
        sample.notes = List.of(HOSTILE);
        String page = sample.page();
        assertThat(parse(page).getElementsByTagName("script").getLength()).isZero();
        assertThat(page).doesNotContain("<script");
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
    void staysSmallWithManyFeatures() {
        sample.drifted = 30;
        sample.stable = 170;
        sample.importance = Double.NaN;
        String page = sample.page();
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LIMIT);
        assertThat(text(page)).contains("Feature_169", "the first 40").doesNotContain("NaN");
    }

    @Test
    void standsWithoutAnything() {
        sample.drifted = 0;
        sample.stable = 0;
        sample.score = false;
        assertThat(text(sample.page())).doesNotContain("NaN");
    }

    private static PerformanceHistory history(boolean outcomes, boolean concept) {
        PerformanceComparison comparison = PerformanceComparison.of(Cbpe.of(.4)).withReference(.25, 1_000);
        SplittableRandom random = new SplittableRandom(5);
        List<PerformanceHistory.Chunk> chunks = new ArrayList<>();
        double[] scores = new double[300];
        byte[] happened = new byte[scores.length];
        for (int day = 1; day <= 6; day++) {
            for (int i = 0; i < scores.length; i++) {
                double u = random.nextDouble();
                scores[i] = u * u * u;
                boolean churned = random.nextDouble() < (concept && day == 6 ? 1 - scores[i] : scores[i]);
                happened[i] = outcomes ? (byte) (churned ? 1 : 0) : PerformanceComparison.UNKNOWN;
            }
            Instant from = Instant.parse("2026-01-0" + day + "T00:00:00Z");
            chunks.add(
                    new PerformanceHistory.Chunk("2026-01-0" + day, comparison.compare(from, from, scores, happened)));
        }
        return new PerformanceHistory("day", chunks, chunks.get(5).performance(), .95);
    }

    private static String text(String page) {
        return parse(page).getDocumentElement().getTextContent().replaceAll("(?<=Verdict)(?=[DST])", " ");
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
