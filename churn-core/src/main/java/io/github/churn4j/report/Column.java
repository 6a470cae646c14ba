package io.github.churn4j.report;

/** One column of a {@link ReportTable}: its heading, and how its cells are aligned and written. Immutable. */
public final class Column {
    private final String heading;
    private final boolean numeric;
    private final boolean bars;
    private final ValueFormat format;

    private Column(String heading, boolean numeric, boolean bars, ValueFormat format) {
        this.heading = heading;
        this.numeric = numeric;
        this.bars = bars;
        this.format = format;
    }

    /** A column of texts, aligned left. */
    public static Column text(String heading) {
        return new Column(heading, false, false, ValueFormat.integer());
    }

    /** A column of numbers, aligned right. */
    public static Column number(String heading, ValueFormat format) {
        return new Column(heading, true, false, format);
    }

    /** The same column with a small bar below each number, its length relative to the largest in the column. */
    public Column bars() {
        return new Column(heading, numeric, true, format);
    }

    String heading() {
        return heading;
    }

    String css() {
        return numeric ? "number" : "text";
    }

    /** A cell's content. */
    Html write(Object value, double largest) {
        if (value instanceof Html html) {
            return html;
        }
        if (value instanceof Number number) {
            Html digits = Html.text(format.format(number.doubleValue()));
            return bars ? Html.join(digits, bar(number.doubleValue(), largest)) : digits;
        }
        return Html.text(value.toString());
    }

    private static Html bar(double value, double largest) {
        double share = Double.isFinite(value) && largest > 0 ? Math.min(1, Math.abs(value) / largest) : 0;
        Html rect = Element.named("rect")
                .attr("class", value < 0 ? "fill c2" : "fill c1")
                .attr("width", Pixels.of(share * 100) + "%")
                .attr("height", "3")
                .html();
        return Element.named("svg")
                .attr("xmlns", "http://www.w3.org/2000/svg")
                .attr("class", "cell-bar")
                .attr("aria-hidden", "true")
                .attr("width", "100%")
                .attr("height", "3")
                .add(rect)
                .html();
    }
}
