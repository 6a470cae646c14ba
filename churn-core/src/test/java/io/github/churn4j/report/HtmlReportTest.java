package io.github.churn4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HtmlReportTest {
    private static final String PAGE = SampleReport.report().toHtml();
    private static final Document PARSED = Pages.parse(PAGE);

    /** For a human to look at: {@code target/sample-report.html}. */
    @Test
    void writesASamplePage() throws IOException {
        Path file = Path.of("target", "sample-report.html");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, SampleReport.report().toBytes());
        assertThat(Files.size(file)).isLessThan(400_000);
    }

    @Test
    void sameContentGivesSameBytesInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(SampleReport.report().toBytes()).isEqualTo(PAGE.getBytes(StandardCharsets.UTF_8));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void idsAreUniqueAndEveryFragmentLinkHasItsTarget() {
        List<String> ids = Pages.all(PARSED, "*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(6);
        assertThat(Pages.all(PARSED, "a").stream().map(a -> a.getAttribute("href")))
                .allMatch(href -> href.startsWith("#") && ids.contains(href.substring(1)));
    }

    @Test
    void sectionsOfTheSameTitleGetTheirOwnIds() {
        String page = HtmlReport.titled("t")
                .section(Section.of("Main"))
                .section(Section.of("Main"))
                .section(Section.of("Main title"))
                .section(Section.of("特徴"))
                .section(Section.of("Main-2"))
                .build()
                .toHtml();
        assertThat(Pages.all(Pages.parse(page), "section").stream().map(s -> s.getAttribute("id")))
                .doesNotHaveDuplicates()
                .startsWith("main-2", "main-3");
    }

    @Test
    void everyChartIsAnnouncedAsOneLabelledImage() {
        List<Element> charts = Pages.withClass(PARSED, "svg", "chart");
        assertThat(charts).hasSizeGreaterThan(30);
        assertThat(charts).allSatisfy(chart -> {
            assertThat(chart.getAttribute("role")).isEqualTo("img");
            assertThat(chart.getAttribute("aria-label").length()).isGreaterThan(15);
        });
    }

    @Test
    void tablesHaveCaptionsAndScopedHeaders() {
        assertThat(Pages.all(PARSED, "table"))
                .hasSizeGreaterThan(2)
                .allSatisfy(
                        table -> assertThat(table.getFirstChild().getNodeName()).isEqualTo("caption"));
        assertThat(Pages.all(PARSED, "th"))
                .allMatch(th -> th.getAttribute("scope").matches("row|col"));
    }

    @Test
    void pageHasLanguageSkipLinkAndOneMainHeading() {
        assertThat(PARSED.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(Pages.withClass(PARSED, "a", "skip").get(0).getAttribute("href"))
                .isEqualTo("#main");
        assertThat(Pages.all(PARSED, "h1")).hasSize(1);
    }

    @Test
    void hostileNamesStayText() {
        assertThat(Pages.all(PARSED, "script")).isEmpty();
        assertThat(Pages.all(PARSED, "b")).isEmpty();
        assertThat(PARSED.getDocumentElement().getTextContent())
                .contains("<script>alert('x')</script> ]]> & \"quoted\" 👩‍👩‍👧 عمر العميل");
        assertThat(Pages.all(PARSED, "h2").stream().map(Element::getTextContent))
                .contains("Hard cases <b>& names</b>");
    }

    @Test
    void nothingRunsAndNothingIsFetched() {
        assertThat(Pages.all(PARSED, "*")).allSatisfy(element -> {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String attribute = element.getAttributes().item(i).getNodeName();
                assertThat(attribute).doesNotStartWith("on").isNotIn("style", "src", "srcset");
            }
        });
        assertThat(StyleSheet.css()).doesNotContain("url(", "@import", "@font-face", "http");
    }

    @Test
    void policyAllowsExactlyTheStyleSheetOfThePage() throws Exception {
        String style = Pages.all(PARSED, "style").get(0).getTextContent();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        String source = "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        Element policy = Pages.all(PARSED, "meta").stream()
                .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
                .findFirst()
                .orElseThrow();
        assertThat(policy.getAttribute("content"))
                .startsWith("default-src 'none'; style-src " + source + ";")
                .doesNotContain("script", "unsafe");
        assertThat(StyleSheet.contentSecuritySource()).isEqualTo(source);
    }

    @Test
    void aReportOfNothingIsStillAPage() {
        Document empty = Pages.parse(HtmlReport.titled("").build().toHtml());
        assertThat(Pages.all(empty, "h1")).hasSize(1);
        assertThat(Pages.all(empty, "nav")).isEmpty();
    }

    @Test
    void laterChangesToTheBuilderLeaveABuiltReportAlone() {
        HtmlReport.Builder builder = HtmlReport.titled("t");
        HtmlReport built = builder.build();
        String before = built.toHtml();
        builder.section(Section.of("late")).footer("late");
        assertThat(built.toHtml()).isEqualTo(before);
    }

    @Test
    void rejectsALanguageThatIsNoTag() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HtmlReport.titled("t").language("en\" onload=\"x"))
                .withMessageContaining("expected a tag such as en");
    }

    @Test
    void writesEveryBaselineOnALineOfItsOwn() {
        Document page = Pages.parse(HtmlReport.titled("t")
                .keyFigure(KeyFigure.of("AUC", "0.99").baseline("Logistic 0.92\nChance 0.5"))
                .build()
                .toHtml());
        assertThat(Pages.withClass(page, "span", "key-baseline"))
                .extracting(Element::getTextContent)
                .containsExactly("Logistic 0.92", "Chance 0.5");
    }
}
