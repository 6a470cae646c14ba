package io.github.churn4j.report;

import java.util.List;

/** The frame of a chart with two axes: legend, axis titles, grid and tick labels, and the maps into the plotting area. */
final class Plot {
    private static final double ROOM_FOR_STROKES = 5;

    final Svg svg = new Svg();
    final Scale x;
    final Scale y;
    final double left;
    final double right;
    final double top;
    final double bottom;
    private final double width;
    private final Axis xAxis;

    private Plot(double width, Axis xAxis, Range xData, Axis yAxis, ScaleMaker yScale, Shape shape, Legend legend) {
        this.width = width;
        this.xAxis = xAxis;
        double legendHeight = legend.draw(svg, 0, width);
        double title = yAxis.label().isEmpty() ? 0 : 18;
        this.top = legendHeight + title + 8;
        // the scale is made twice: the width of its labels decides where the plot begins
        double guess = plotHeight(width - 60, shape);
        this.left = Math.ceil(widestTick(yScale.make(top + guess, top))) + 10;
        this.right = width - rightMargin(xAxis, xData, width - left);
        this.bottom = top + plotHeight(right - left, shape);
        this.y = yScale.make(bottom, top);
        this.x = fittingTicks(xAxis, xData, left, right);
        if (title > 0) {
            svg.label(0, legendHeight + 12, "start", "axis-title", yAxis.label(), width);
        }
        frame();
    }

    /** How high the plotting area is for its width. */
    enum Shape {
        LANDSCAPE,
        LOW,
        SQUARE
    }

    /** Makes the vertical scale once its pixels are known. */
    interface ScaleMaker {
        Scale make(double from, double to);
    }

    static Plot linear(double width, Axis xAxis, Range xs, Axis yAxis, Range ys, Shape shape, List<Legend.Entry> key) {
        int wanted = shape == Shape.LOW ? 3 : 5;
        ScaleMaker vertical = (from, to) -> Scale.linear(yAxis, ys, from, to, wanted);
        return new Plot(width, xAxis, xs, yAxis, vertical, shape, new Legend(key));
    }

    static Plot counts(
            double width, Axis xAxis, Range xs, Axis yAxis, double most, Shape shape, List<Legend.Entry> key) {
        return new Plot(width, xAxis, xs, yAxis, (from, to) -> Scale.counts(most, from, to), shape, new Legend(key));
    }

    Drawing finish() {
        double below = bottom + 20;
        if (!xAxis.label().isEmpty()) {
            below += 20;
            svg.label((left + right) / 2, below - 2, "middle", "axis-title", xAxis.label(), right - left);
        }
        return new Drawing(width, below + 4, svg.html());
    }

    /** Puts content into the plotting area and cuts off what lies outside. */
    void clipped(Svg content) {
        svg.clipped(
                left - ROOM_FOR_STROKES,
                top - ROOM_FOR_STROKES,
                right - left + 2 * ROOM_FOR_STROKES,
                bottom - top + 2 * ROOM_FOR_STROKES,
                content.html());
    }

    /** A labelled vertical line at a value; nothing where the axis does not show it. */
    void verticalLine(double value, String label) {
        verticalLine(value, label, 0);
    }

    /** A named line whose name stands so many text lines below the top, out of the way of its neighbours'. */
    void verticalLine(double value, String label, int level) {
        if (!Double.isFinite(value) || !x.shows(value)) {
            return;
        }
        double at = x.at(value);
        boolean leftwards = at + 6 + TextWidth.of(label, Svg.FONT) > right && at - left > right - at;
        svg.line(at, top, at, bottom, "mark-line");
        double room = leftwards ? at - left - 6 : right - at - 6;
        double baseline = Math.min(bottom - 4, top + 10 + 17 * level);
        svg.label(at + (leftwards ? -6 : 6), baseline, leftwards ? "end" : "start", "halo", label, room);
    }

    private void frame() {
        for (double tick : y.ticks()) {
            svg.line(left, y.at(tick), right, y.at(tick), tick == 0 ? "base" : "grid");
            svg.text(left - 8, y.at(tick) + 4, "end", "tick", y.tickFormat().format(tick));
        }
        svg.line(left, bottom, right, bottom, "base");
        for (double tick : x.ticks()) {
            svg.line(x.at(tick), bottom, x.at(tick), bottom + 4, "base");
            svg.text(x.at(tick), bottom + 17, "middle", "tick", x.tickFormat().format(tick));
        }
    }

    private static double plotHeight(double plotWidth, Shape shape) {
        return switch (shape) {
            case LANDSCAPE -> Math.min(320, Math.max(170, plotWidth * 0.5));
            case LOW -> Math.min(180, Math.max(110, plotWidth * 0.28));
            case SQUARE -> plotWidth;
        };
    }

    private static double widestTick(Scale scale) {
        double widest = 0;
        for (double tick : scale.ticks()) {
            widest = Math.max(widest, TextWidth.of(scale.tickFormat().format(tick), Svg.FONT));
        }
        return widest;
    }

    /** Room for the half of the last tick label that stands out, however many ticks there will be. */
    private static double rightMargin(Axis axis, Range data, double room) {
        double margin = 6;
        for (int wanted = 1; wanted <= 10; wanted++) {
            Scale scale = Scale.snug(axis, data, 0, room, wanted);
            for (double tick : scale.ticks()) {
                double half = TextWidth.of(scale.tickFormat().format(tick), Svg.FONT) / 2;
                margin = Math.max(margin, Math.ceil(half - (room - scale.at(tick))) + 1);
            }
        }
        return margin;
    }

    /** The densest horizontal scale whose tick labels keep clear of one another. */
    static Scale fittingTicks(Axis axis, Range data, double from, double to) {
        for (int wanted = (int) Math.min(10, Math.max(2, (to - from) / 64)); ; wanted--) {
            Scale scale = Scale.snug(axis, data, from, to, wanted);
            double[] ticks = scale.ticks();
            double gap = ticks.length < 2 ? to - from : scale.at(ticks[1]) - scale.at(ticks[0]);
            if (wanted <= 1 || widestTick(scale) + 14 <= gap) {
                return scale;
            }
        }
    }
}
