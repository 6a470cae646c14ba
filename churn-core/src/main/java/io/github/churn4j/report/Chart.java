package io.github.churn4j.report;

/**
 * A picture of numbers, drawn as SVG. Charts are immutable values; captions belong to the {@link Figure} around them.
 *
 * <p>Every chart accepts what real data brings: nothing at all (it says so), one point, constant values, NaN (left out),
 * negative values, long and hostile names (cut, whole in the tooltip). Drawing is deterministic and costs O(points).
 */
public abstract sealed class Chart
        permits LineChart,
                ClassHistogram,
                BarChart,
                CalibrationChart,
                DotPlot,
                ConfusionMatrixChart,
                Gauge,
                DistributionChart,
                CategoryChart,
                Sparkline {
    static final String NO_DATA = "No data to show.";

    /** What a reader who cannot see the picture should know: the kind of chart and its main numbers. */
    public abstract String description();

    /** Draws at a width in CSS pixels; the chart chooses its height. */
    abstract Drawing draw(double width);

    /** The width at which the chart stands across a whole page; smaller for charts that gain nothing from more. */
    double fullWidth() {
        return 940;
    }

    /**
     * The chart as an SVG document of its own, style included, for light and dark surroundings.
     *
     * @param title names the picture for screen readers
     * @param width in CSS pixels, [240, 2000]
     */
    public String toSvg(String title, int width) {
        if (width < 240 || width > 2000) {
            throw new IllegalArgumentException("width is " + width + ", expected [240, 2000] pixels");
        }
        Drawing drawing = draw(width);
        Html style = StyleSheet.element();
        Html whole = Html.join(style, drawing.content());
        return new Drawing(drawing.width(), drawing.height(), whole)
                .svg(title + ". " + description(), "chart")
                .markup();
    }

    static Drawing noData(double width) {
        double height = 96;
        Html content = new Svg()
                .roundRect(0.5, 0.5, width - 1, height - 1, 3, "empty", "")
                .text(width / 2, height / 2 + 4, "middle", "muted", NO_DATA)
                .html();
        return new Drawing(width, height, content);
    }
}
