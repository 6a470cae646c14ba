package io.github.churn4j.report;

import java.util.List;

/** Draws two histograms over the same edges, one upon the other. */
final class HistogramPlot {
    private final Plot plot;
    private final Axis axis;

    private HistogramPlot(Plot plot, Axis axis) {
        this.plot = plot;
        this.axis = axis;
    }

    static HistogramPlot over(
            double width,
            Axis axis,
            Range range,
            double most,
            boolean log,
            ValueFormat counts,
            String yTitle,
            List<Legend.Entry> key) {
        Axis vertical = Axis.of(yTitle, counts).fromZero();
        Plot plot = log
                ? Plot.counts(width, axis, range, vertical, most, Plot.Shape.LANDSCAPE, key)
                : Plot.linear(width, exactly(axis, range), range, vertical, Range.of(most), Plot.Shape.LANDSCAPE, key);
        return new HistogramPlot(plot, axis);
    }

    /** Bars, with the outline of their heights on top where {@code outline} names a class. */
    HistogramPlot bars(Bins bins, String name, ValueFormat format, String fill, String outline) {
        return bars(bins, bins, name, format, fill, outline);
    }

    /** The same with heights that are not what the tooltips tell. */
    HistogramPlot bars(Bins heights, Bins bins, String name, ValueFormat format, String fill, String outline) {
        Svg inside = new Svg();
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < bins.size(); i++) {
            double from = plot.x.at(bins.from(i));
            double to = plot.x.at(bins.to(i));
            double top = bins.count(i) > 0 ? plot.y.at(heights.count(i)) : plot.bottom;
            String tooltip = name + "\n" + axis.format().interval(bins.from(i), bins.to(i)) + "\n"
                    + format.format(bins.count(i));
            if (bins.count(i) > 0) {
                inside.rect(from, top, to - from - (to - from > 5 ? 1 : 0), plot.bottom - top, fill, tooltip);
            }
            steps.append(i == 0 ? "M" + CurvePath.at(from, plot.bottom) : "").append('L');
            steps.append(CurvePath.at(from, top)).append('L').append(CurvePath.at(to, top));
        }
        if (!outline.isEmpty() && steps.length() > 0) {
            steps.append('L').append(CurvePath.at(plot.x.at(bins.to(bins.size() - 1)), plot.bottom));
            inside.path(steps.toString(), outline, "");
        }
        plot.clipped(inside);
        return this;
    }

    Plot plot() {
        return plot;
    }

    /** Bars fill the plot from edge to edge; rounding the ends outwards would leave gaps. */
    private static Axis exactly(Axis axis, Range range) {
        return axis.isFixed() || range.isEmpty() ? axis : axis.range(range.low(), range.high());
    }
}
