package io.github.churn4j.report;

/**
 * A chart with its title, a line on how to read it and a remark beneath. Immutable.
 *
 * <p>Each figure carries up to three drawings, laid out for a wide page, for paper and tablets, and for a phone; the style
 * sheet shows the one that fits, so that text keeps its size.
 */
public final class Figure implements Block {
    private static final double HALF = 448;
    private static final double MIDDLE = 640;
    private static final double NARROW = 350;

    private final String title;
    private final Chart chart;
    private final String subtitle;
    private final Html remark;

    private Figure(String title, Chart chart, String subtitle, Html remark) {
        this.title = title;
        this.chart = chart;
        this.subtitle = subtitle;
        this.remark = remark;
    }

    /** A chart under a title, best the finding itself: "Four in five leavers stand in the first decile". */
    public static Figure of(String title, Chart chart) {
        return new Figure(title, chart, "", Html.EMPTY);
    }

    /** The same figure with a line below the title: what is shown, of which rows. */
    public Figure subtitle(String text) {
        return new Figure(title, chart, text, remark);
    }

    /** The same figure with a remark below the chart. */
    public Figure remark(String text) {
        return remark(Html.text(text));
    }

    /** The same figure with a remark below the chart. */
    public Figure remark(Html text) {
        return new Figure(title, chart, subtitle, text);
    }

    /** The figure across the whole page. */
    @Override
    public Html html() {
        return html(chart.fullWidth());
    }

    /** The figure as one of several side by side. */
    Html half() {
        return html(Math.min(HALF, chart.fullWidth()));
    }

    private Html html(double width) {
        String label = title + ". " + chart.description();
        Element caption = Element.named("figcaption")
                .add(Element.named("span").attr("class", "figure-title").text(title));
        if (!subtitle.isEmpty()) {
            caption.add(Element.named("span").attr("class", "figure-subtitle").text(subtitle));
        }
        Element figure = Element.named("figure").add(caption);
        if (width > NARROW) {
            figure.add(chart.draw(width).svg(label, width > MIDDLE ? "chart wide full" : "chart wide"));
            if (width > MIDDLE) {
                figure.add(chart.draw(MIDDLE).svg(label, "chart middle"));
            }
            figure.add(chart.draw(NARROW).svg(label, "chart narrow"));
        } else {
            figure.add(chart.draw(width).svg(label, "chart"));
        }
        if (!remark.isEmpty()) {
            figure.add(Element.named("p").attr("class", "remark").add(remark));
        }
        return figure.html();
    }
}
