package io.github.churn4j.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Curves over two linear axes: ROC, precision against recall, cumulative gain, metrics over time.
 *
 * <p>Up to six curves are told apart by colour and by dash; more share colours again. Immutable: each {@code with}-like
 * method answers a new chart.
 */
public final class LineChart extends Chart {
    private static final int COLOURS = 6;
    /** Side by side they cover a curve in half a page; more would only make the file larger. */
    private static final int MOST_TOOLTIPS = 25;

    private record Mark(double x, double y, String label) {}

    private final Axis xAxis;
    private final Axis yAxis;
    private final Plot.Shape shape;
    private final boolean diagonal;
    private final List<Series> series;
    private final List<Mark> marks;

    private LineChart(
            Axis xAxis, Axis yAxis, Plot.Shape shape, boolean diagonal, List<Series> series, List<Mark> marks) {
        this.xAxis = xAxis;
        this.yAxis = yAxis;
        this.shape = shape;
        this.diagonal = diagonal;
        this.series = List.copyOf(series);
        this.marks = List.copyOf(marks);
    }

    /** A chart without curves yet. */
    public static LineChart of(Axis x, Axis y) {
        return new LineChart(x, y, Plot.Shape.LANDSCAPE, false, List.of(), List.of());
    }

    /** The same chart with one more curve, drawn above the earlier ones. */
    public LineChart with(Series more) {
        return new LineChart(xAxis, yAxis, shape, diagonal, plus(series, more), marks);
    }

    /** The same chart with a square plotting area, for two axes of the same unit. */
    public LineChart square() {
        return new LineChart(xAxis, yAxis, Plot.Shape.SQUARE, diagonal, series, marks);
    }

    /** The same chart with less height. */
    public LineChart low() {
        return new LineChart(xAxis, yAxis, Plot.Shape.LOW, diagonal, series, marks);
    }

    /** The same chart with the line y = x behind the curves: chance, or perfect agreement. */
    public LineChart diagonal() {
        return new LineChart(xAxis, yAxis, shape, true, series, marks);
    }

    /** The same chart with one point marked and named, such as the chosen threshold. */
    public LineChart mark(double x, double y, String label) {
        return new LineChart(xAxis, yAxis, shape, diagonal, series, plus(marks, new Mark(x, y, label)));
    }

    /** The same chart with a named vertical line. */
    public LineChart verticalLine(double x, String label) {
        return mark(x, Double.NaN, label);
    }

    /** The same chart with a named horizontal line. */
    public LineChart horizontalLine(double y, String label) {
        return mark(Double.NaN, y, label);
    }

    @Override
    public String description() {
        StringBuilder text = new StringBuilder("Line chart of " + yAxis.label() + " against " + xAxis.label() + ".");
        for (Series one : series) {
            text.append(' ')
                    .append(one.name())
                    .append(": ")
                    .append(summary(one))
                    .append('.');
        }
        marks.forEach(mark -> text.append(" Marked: ").append(mark.label()).append('.'));
        return text.toString();
    }

    @Override
    double fullWidth() {
        return shape == Plot.Shape.SQUARE ? 448 : super.fullWidth();
    }

    @Override
    Drawing draw(double width) {
        Range xs = Range.EMPTY;
        Range ys = Range.EMPTY;
        for (Series one : series) {
            xs = xs.and(one.xRange().low(), one.xRange().high());
            ys = ys.and(one.yRange().low(), one.yRange().high());
        }
        if (xs.isEmpty() || ys.isEmpty()) {
            return noData(width);
        }
        for (Mark mark : marks) {
            ys = ys.and(mark.y());
        }
        Plot plot = Plot.linear(width, xAxis, xs, yAxis, ys, shape, legend());
        curves(plot);
        marks.forEach(mark -> draw(plot, mark));
        return plot.finish();
    }

    private List<Legend.Entry> legend() {
        List<Legend.Entry> entries = new ArrayList<>();
        for (int i = 0; series.size() > 1 && i < series.size(); i++) {
            entries.add(new Legend.Entry(series.get(i).name(), Legend.Mark.LINE, "line " + colour(i)));
        }
        return entries;
    }

    private String colour(int i) {
        if (series.get(i).is(Series.Style.QUIET)) {
            return "quiet";
        }
        long coloured = series.subList(0, i).stream()
                .filter(one -> !one.is(Series.Style.QUIET))
                .count();
        return "c" + (coloured % COLOURS + 1);
    }

    private void curves(Plot plot) {
        Svg inside = new Svg();
        if (diagonal) {
            double low = Math.max(plot.x.low(), plot.y.low());
            double high = Math.min(plot.x.high(), plot.y.high());
            inside.line(plot.x.at(low), plot.y.at(low), plot.x.at(high), plot.y.at(high), "reference");
        }
        for (int i = 0; i < series.size(); i++) {
            curve(inside, plot, series.get(i), colour(i));
        }
        plot.clipped(inside);
        for (int i = 0; i < series.size(); i++) {
            points(plot, series.get(i), colour(i));
        }
    }

    private static void curve(Svg inside, Plot plot, Series one, String colour) {
        if (one.hasBand()) {
            inside.path(CurvePath.band(one, plot.x, plot.y), "band " + colour, "");
        }
        CurvePath path = CurvePath.along(one, plot.x, plot.y);
        if (one.is(Series.Style.AREA)) {
            inside.path(path.area(plot.y.clamped(0)), "band " + colour, "");
        }
        inside.path(path.line(), "line " + colour, one.name());
    }

    /** Marked points, and invisible ones that carry tooltips. */
    private void points(Plot plot, Series one, String colour) {
        int drawn = 0;
        for (int i = 0; i < one.size(); i++) {
            drawn += one.isDrawn(i) ? 1 : 0;
        }
        boolean visible = one.is(Series.Style.DOTS) || drawn == 1;
        int stride = visible ? 1 : Math.max(1, (drawn + MOST_TOOLTIPS - 1) / MOST_TOOLTIPS);
        for (int i = 0; i < one.size(); i += stride) {
            if (one.isDrawn(i) && plot.x.shows(one.x(i)) && plot.y.shows(one.y(i))) {
                String css = visible ? "dot " + colour : "hover " + colour;
                plot.svg.circle(plot.x.at(one.x(i)), plot.y.at(one.y(i)), visible ? 3.5 : 6, css, tooltip(one, i));
            }
        }
    }

    private String tooltip(Series one, int i) {
        String band = one.hasBand() ? " (" + yAxis.format().interval(one.lower(i), one.upper(i)) + ")" : "";
        return one.name() + "\n" + named(xAxis, one.x(i)) + "\n" + named(yAxis, one.y(i)) + band;
    }

    private static String named(Axis axis, double value) {
        return (axis.label().isEmpty() ? "" : axis.label() + ": ")
                + axis.format().format(value);
    }

    private void draw(Plot plot, Mark mark) {
        if (Double.isNaN(mark.y())) {
            plot.verticalLine(mark.x(), mark.label());
        } else if (Double.isNaN(mark.x())) {
            if (plot.y.shows(mark.y())) {
                double at = plot.y.at(mark.y());
                plot.svg.line(plot.left, at, plot.right, at, "mark-line");
                horizontalLabel(plot, at, mark.label());
            }
        } else if (plot.x.shows(mark.x()) && plot.y.shows(mark.y())) {
            point(plot, mark);
        }
    }

    /** At the end of the line that the curves keep further away from. */
    private void horizontalLabel(Plot plot, double at, String label) {
        double width = TextWidth.of(label, Svg.FONT);
        double baseline = at - 6 < plot.top + 8 ? at + 15 : at - 6;
        boolean left = clearance(plot, plot.left, plot.left + width, baseline - 4)
                > clearance(plot, plot.right - width, plot.right, baseline - 4);
        double x = left ? plot.left + 2 : plot.right;
        plot.svg.label(x, baseline, left ? "start" : "end", "halo", label, plot.right - plot.left);
    }

    private double clearance(Plot plot, double from, double to, double at) {
        double nearest = Double.MAX_VALUE;
        for (Series one : series) {
            for (int i = 0; i < one.size(); i++) {
                if (one.isDrawn(i) && plot.x.at(one.x(i)) >= from - 12 && plot.x.at(one.x(i)) <= to + 12) {
                    nearest = Math.min(nearest, Math.abs(plot.y.at(one.y(i)) - at));
                }
            }
        }
        return nearest;
    }

    private static void point(Plot plot, Mark mark) {
        double x = plot.x.at(mark.x());
        double y = plot.y.at(mark.y());
        plot.svg.circle(x, y, 5, "mark-dot", mark.label());
        boolean leftwards = x - plot.left > plot.right - x;
        double room = (leftwards ? x - plot.left : plot.right - x) - 12;
        // below the point: curves of this trade bend away upwards
        double baseline = y + 18 > plot.bottom - 4 ? y - 10 : y + 18;
        plot.svg.label(x + (leftwards ? -8 : 8), baseline, leftwards ? "end" : "start", "halo", mark.label(), room);
    }

    private String summary(Series one) {
        Range ys = one.yRange();
        Range xs = one.xRange();
        if (ys.isEmpty() || xs.isEmpty()) {
            return "no data";
        }
        return one.size() + " points, " + xAxis.format().interval(xs.low(), xs.high()) + " across, "
                + yAxis.format().interval(ys.low(), ys.high()) + " up";
    }

    private static <T> List<T> plus(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }
}
