package io.github.churn4j.report;

import java.util.List;

/** Geometry of charts with one named row per value: labels beside the marks, or above them where there is little width. */
final class Rows {
    private static final double NARROW = 430;

    final Svg svg = new Svg();
    final Scale x;
    final double top;
    private final double width;
    private final double left;
    private final double right;
    private final double height;
    private final boolean stacked;
    private final Axis axis;
    private final int count;

    Rows(double width, Axis axis, Range values, List<String> names, double valueRoom, double mark, double top) {
        this.width = width;
        this.axis = axis;
        this.top = top;
        this.count = names.size();
        this.stacked = width < NARROW;
        this.height = mark + (stacked ? 26 : 8);
        this.left = stacked ? 18 : Math.max(18, Math.ceil(labelRoom(names)) + 12);
        this.right = width - valueRoom - 10;
        this.x = Plot.fittingTicks(close(axis, values), values, left, right);
        grid();
        for (int i = 0; i < count; i++) {
            label(i, names.get(i));
        }
    }

    /** The vertical middle of a row's mark. */
    double middle(int row) {
        double above = stacked ? 20 : 0;
        return top + row * height + above + (height - above) / 2;
    }

    double left() {
        return left;
    }

    /** Writes a value at the right edge of a row. */
    void value(int row, String text) {
        svg.text(width, middle(row) + 4, "end", "value", text);
    }

    /** A quiet line of text below the rows; the last thing drawn. */
    Drawing finish(String remark) {
        double below = top + count * height + 20;
        if (!axis.label().isEmpty()) {
            below += 20;
            svg.label((left + right) / 2, below - 3, "middle", "axis-title", axis.label(), right - left + 40);
        }
        if (!remark.isEmpty()) {
            for (String line : TextWidth.wrap(remark, Svg.FONT, width)) {
                below += 18;
                svg.text(0, below - 2, "start", "muted", line);
            }
        }
        return new Drawing(width, below + 4, svg.html());
    }

    /** Just the values and a little room; whole ticks at both ends would waste the width of a row. */
    private static Axis close(Axis axis, Range values) {
        double room = (values.high() - values.low()) * 0.03;
        if (!(room > 0) || !Double.isFinite(room)) {
            return axis;
        }
        double low = values.low() == 0 ? 0 : values.low() - room;
        double high = values.high() == 0 ? 0 : values.high() + room;
        low = Double.isNaN(axis.lowest()) ? low : axis.lowest();
        high = Double.isNaN(axis.highest()) ? high : axis.highest();
        return low < high ? axis.range(low, high) : axis;
    }

    private double labelRoom(List<String> names) {
        double widest = names.stream()
                .mapToDouble(name -> TextWidth.of(name, Svg.FONT))
                .max()
                .orElse(0);
        return Math.min(widest, width * 0.36);
    }

    private void grid() {
        double bottom = top + count * height + 2;
        for (double tick : x.ticks()) {
            svg.line(x.at(tick), top, x.at(tick), bottom, tick == 0 ? "base" : "grid");
            svg.text(x.at(tick), bottom + 15, "middle", "tick", x.tickFormat().format(tick));
        }
    }

    private void label(int row, String name) {
        if (stacked) {
            svg.label(0, top + row * height + 17, "start", "halo", name, width);
        } else {
            svg.label(left - 12, middle(row) + 4, "end", "label", name, left - 12);
        }
    }
}
