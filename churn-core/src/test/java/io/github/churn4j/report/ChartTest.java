package io.github.churn4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ChartTest {
    private static final double NAN = Double.NaN;
    private static final String LONG = "a_feature_name_".repeat(20);
    private static final Axis X = Axis.of("x <axis>");
    private static final Axis Y = Axis.of("y");

    static Stream<Chart> hardCharts() {
        LineChart line = LineChart.of(X, Y);
        double[] huge = {-1e305, 1e308, Double.POSITIVE_INFINITY, 1e-310, 0};
        double[] edges = {-3, -1, 0, 10};
        BarChart many = BarChart.of(X);
        DotPlot dots = DotPlot.of(X).reference(-5e8, LONG);
        CategoryChart categories = CategoryChart.of("c");
        for (int i = 0; i < 60; i++) {
            many = many.bar(LONG + i, i % 2 == 0 ? -i : NAN, -i - 1, -i + 1);
            dots = dots.dot("d" + i, i * 1e6, NAN, NAN);
            categories = categories.category("<" + i + ">", i == 7 ? NAN : 1 / 60.0, 1 / 60.0);
        }
        return Stream.of(
                line,
                line.with(Series.of("none", new double[0], new double[0])),
                line.with(Series.of("nan", new double[] {NAN, 1}, new double[] {1, NAN})),
                line.with(Series.of("one", new double[] {1}, new double[] {1}))
                        .diagonal()
                        .mark(NAN, NAN, "nowhere"),
                line.with(Series.of("constant", new double[] {1, 1, 1}, new double[] {-2, -2, -2})
                        .area()
                        .step()),
                line.with(Series.of("huge", huge, huge).dots()).mark(1e300, 1e300, LONG),
                line.with(Series.of(LONG, edges, edges).band(edges, new double[] {1, NAN, 2, 12}))
                        .with(Series.of(LONG, edges, edges))
                        .square()
                        .verticalLine(9.9, LONG)
                        .horizontalLine(-3, LONG),
                ClassHistogram.of(X, new double[0], "a", new double[0], "b", new double[0]),
                ClassHistogram.of(X, edges, LONG, new double[] {0, 0, 0}, "b", new double[] {0, NAN, 1})
                        .log()
                        .verticalLine(99, "off"),
                ClassHistogram.of(X, edges, "a", new double[] {1, 2, -5}, "b", new double[3])
                        .shares(),
                DistributionChart.of(X, edges, new double[3], new double[] {1, 2, 3}),
                DistributionChart.of(X, edges, new double[3], new double[3]),
                BarChart.of(X),
                BarChart.of(X.range(0, 1)).bar("beyond", 7, 6, 8).bar("", 0),
                many,
                many.limit(60),
                dots,
                DotPlot.of(X).dot("same", 0.5, 0.5, 0.5).highlight("same").reference(0.5, "at"),
                CalibrationChart.of("m", List.of()),
                CalibrationChart.of("m", List.of(new CalibrationChart.Bin(0.1, 0.9, NAN, NAN, 1)))
                        .upTo(0.2)
                        .with(LONG, List.of(new CalibrationChart.Bin(NAN, 1, 0, 1, 0))),
                ConfusionMatrixChart.of(LONG, "two words " + LONG, 0, 0, NAN, 123456789012.0),
                Gauge.of(0, 0.4, 0.7),
                Gauge.of(1, 0.01, 0.995),
                Gauge.of(NAN, 0.4, 0.7),
                CategoryChart.of("none"),
                categories,
                Sparkline.of(ValueFormat.integer()),
                Sparkline.of(ValueFormat.integer(), NAN, 5, NAN),
                Sparkline.of(ValueFormat.integer(), 0, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("hardCharts")
    void drawsInsideItsFrameWhateverTheData(Chart chart) {
        for (double width : new double[] {240, 350, 448, 940}) {
            Document parsed = Pages.drawn(chart, width);
            assertThat(Pages.all(parsed, "svg").get(0).getAttribute("aria-label"))
                    .isNotEmpty();
            assertThat(parsed.getDocumentElement().getTextContent()).doesNotContain("NaN", "Infinity", "null");
            for (Element text : Pages.all(parsed, "text")) {
                assertInside(text, width);
            }
        }
        assertThat(chart.description()).isNotBlank().doesNotContain("NaN", "Infinity");
    }

    private static void assertInside(Element text, double width) {
        double x = Double.parseDouble(text.getAttribute("x"));
        String visible = Pages.visibleText(text);
        double length = TextWidth.of(visible, Svg.FONT);
        double from = switch (text.getAttribute("text-anchor")) {
            case "end" -> x - length;
            case "middle" -> x - length / 2;
            default -> x;
        };
        assertThat(from).as("left edge of '%s'", visible).isGreaterThanOrEqualTo(-3);
        assertThat(from + length).as("right edge of '%s'", visible).isLessThanOrEqualTo(width + 3);
    }

    @ParameterizedTest
    @MethodSource("hardCharts")
    void standsAloneAsASvgDocument(Chart chart) {
        Document parsed = Pages.parse(chart.toSvg("A chart", 600));
        assertThat(parsed.getDocumentElement().getAttribute("xmlns")).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(parsed.getDocumentElement().getAttribute("aria-label")).startsWith("A chart. ");
    }

    @Test
    void chartsWithoutDataSaySo() {
        assertThat(Pages.visibleTexts(Pages.drawn(LineChart.of(X, Y), 400))).containsExactly(Chart.NO_DATA);
        assertThat(Pages.visibleTexts(Pages.drawn(BarChart.of(X).bar("a", NAN), 400)))
                .containsExactly(Chart.NO_DATA);
    }

    @Test
    void sixtyCategoriesFoldIntoTheLargestAndTheirRest() {
        CategoryChart chart = CategoryChart.of("City").limit(5);
        for (int i = 0; i < 60; i++) {
            chart = chart.category("City " + i, (60 - i) / 1830.0, (60 - i) / 1830.0);
        }
        List<String> texts = Pages.visibleTexts(Pages.drawn(chart, 940));
        // (60 + 59 + 58 + 57 + 56) / 1830 = .1585 stay on their own
        assertThat(texts)
                .contains("City 0", "City 4", "55 others together", "84.2% → 84.2%")
                .doesNotContain("City 5");
    }

    @Test
    void aCategoryFewerThanTheFoldStaysItself() {
        CategoryChart chart = CategoryChart.of("c").limit(2);
        chart = chart.category("a", .5, .5).category("b", .3, .3).category("c", .2, .2);
        assertThat(Pages.visibleTexts(Pages.drawn(chart, 940))).contains("a", "b", "c");
    }

    @Test
    void barsPastTheLimitAreCountedWithTheirRange() {
        BarChart chart = BarChart.of(X).limit(1).bar("a", 3).bar("b", 2).bar("c", -1);
        assertThat(Pages.visibleTexts(Pages.drawn(chart, 940)))
                .contains("a", "and 2 more, between −1.00 and 2.00")
                .doesNotContain("b");
    }

    @Test
    void longCurvesAreThinnedWithoutLosingTheirExtremes() {
        int n = 100_000;
        double[] xs = new double[n];
        double[] ys = new double[n];
        for (int i = 0; i < n; i++) {
            xs[i] = i;
            ys[i] = i == 77_777 ? 1000 : i % 2;
        }
        LineChart chart = LineChart.of(X, Y).with(Series.of("s", xs, ys));
        Document parsed = Pages.drawn(chart, 900);
        String d = Pages.withClass(parsed, "path", "line").get(0).getAttribute("d");
        assertThat(d.length()).isLessThan(100_000);
        List<Double> heights = new ArrayList<>();
        for (String point : d.substring(1).split("L", -1)) {
            heights.add(Double.parseDouble(point.split(" ", -1)[1]));
        }
        double top = Double.parseDouble(Pages.withClass(parsed, "line", "grid").stream()
                .map(line -> line.getAttribute("y1"))
                .min((a, b) -> Double.compare(Double.parseDouble(a), Double.parseDouble(b)))
                .orElseThrow());
        assertThat(heights).contains(top);
    }

    @Test
    void missingPointsBreakTheCurve() {
        Series gap = Series.of("s", new double[] {1, 2, 3, 4, 5}, new double[] {1, 2, NAN, 4, 5});
        String d = Pages.withClass(Pages.drawn(LineChart.of(X, Y).with(gap), 400), "path", "line")
                .get(0)
                .getAttribute("d");
        assertThat(d.chars().filter(c -> c == 'M').count()).isEqualTo(2);
    }

    @Test
    void pointsOfACurveLieWhereTheirTicksAre() {
        Axis unit = Axis.of("").range(0, 1);
        LineChart chart = LineChart.of(unit, unit)
                .with(Series.of("s", new double[] {0, 1}, new double[] {0, 1}).dots());
        Document parsed = Pages.drawn(chart, 500);
        List<Element> base = Pages.withClass(parsed, "line", "base");
        Element dot = Pages.withClass(parsed, "circle", "dot").get(0);
        assertThat(dot.getAttribute("cx")).isEqualTo(base.get(0).getAttribute("x1"));
        assertThat(dot.getAttribute("cy")).isEqualTo(base.get(0).getAttribute("y1"));
    }

    @Test
    void aFarReferenceIsToldInWordsInsteadOfSquashingTheDots() {
        DotPlot plot = DotPlot.of(X)
                .dot("a", 0.97, 0.96, 0.98)
                .dot("b", 0.95, 0.94, 0.96)
                .reference(0.16, "Base rate");
        assertThat(Pages.visibleTexts(Pages.drawn(plot, 940))).contains("Base rate 0.16 lies outside the range shown.");
        assertThat(Pages.visibleTexts(Pages.drawn(plot.reference(0.93, "Tree"), 940)))
                .contains("Tree 0.93");
    }

    @Test
    void gaugeNamesTheRiskByTheCutOffsItWasGiven() {
        assertThat(Gauge.of(0.7, 0.4, 0.7).description()).contains("Medium risk.");
        assertThat(Gauge.of(0.701, 0.4, 0.7).description()).contains("High risk.");
        assertThat(Gauge.of(0.4, 0.4, 0.7).description()).contains("Low risk.");
    }

    @Test
    void withersLeaveTheOriginalAlone() {
        LineChart before = LineChart.of(X, Y);
        String drawn = before.toSvg("t", 400);
        before.with(Series.of("s", new double[] {1, 2}, new double[] {1, 2}))
                .square()
                .diagonal();
        assertThat(before.toSvg("t", 400)).isEqualTo(drawn);
        double[] ys = {1, 2};
        LineChart after = before.with(Series.of("s", new double[] {1, 2}, ys));
        String copy = after.toSvg("t", 400);
        ys[0] = 99;
        assertThat(after.toSvg("t", 400)).isEqualTo(copy);
    }

    @Test
    void rejectsWhatCannotBeMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Series.of("s", new double[1], new double[2]))
                .withMessageContaining("'s'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DistributionChart.of(X, new double[] {1, 1}, new double[1], new double[1]))
                .withMessageContaining("rising");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DistributionChart.of(X, new double[] {1}, new double[1], new double[1]))
                .withMessageContaining("one edge more");
        assertThatIllegalArgumentException().isThrownBy(() -> Gauge.of(1.2, 0.4, 0.7));
        assertThatIllegalArgumentException().isThrownBy(() -> Gauge.of(0.2, 0.7, 0.4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BarChart.of(X).bar("a", 1, 2, 0))
                .withMessageContaining("'a'");
        assertThatIllegalArgumentException().isThrownBy(() -> BarChart.of(X).limit(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Gauge.of(0.2, 0.4, 0.7).toSvg("t", 10));
    }

    /** Two bins of the same density, one three times as wide, stand equally high; their tooltips tell the shares. */
    @Test
    void drawsAWideBinOfADistributionAsHighAsItIsDense() {
        double[] edges = {0, 1, 2, 5};
        double[] counts = {1, 1, 3};
        var page = Pages.drawn(DistributionChart.of(X, edges, counts, counts), 640);
        List<String> heights = Pages.all(page, "rect").stream()
                .filter(rect -> rect.getAttribute("class").equals("fill ground"))
                .map(rect -> rect.getAttribute("height"))
                .filter(height -> Double.parseDouble(height) > 20) // the legend's box is one as well
                .toList();
        assertThat(heights).hasSize(3).containsOnly(heights.get(0));
        assertThat(page.getDocumentElement().getTextContent()).contains("60.0%", "20.0%", "Share of rows, by area");
    }

    @Test
    void namesEveryLineOfAHistogramOnItsOwnHeight() {
        ClassHistogram chart = ClassHistogram.of(
                        Axis.share("P"), new double[] {0, 0.5, 1}, "a", new double[] {2, 1}, "b", new double[] {1, 2})
                .verticalLine(0.41, "Threshold")
                .verticalLine(0.4, "Medium");
        Document drawn = Pages.drawn(chart, 448);
        List<String> heights = Pages.withClass(drawn, "text", "halo").stream()
                .map(text -> text.getAttribute("y"))
                .toList();
        assertThat(Pages.visibleTexts(drawn)).contains("Threshold", "Medium");
        assertThat(heights).hasSize(2).doesNotHaveDuplicates();
        assertThat(chart.description()).contains("Marked: Threshold.", "Marked: Medium.");
    }
}
