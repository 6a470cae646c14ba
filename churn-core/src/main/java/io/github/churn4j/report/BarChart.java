package io.github.churn4j.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Horizontal bars from zero with optional error bars: how much each feature matters, what each segment is worth.
 *
 * <p>Bars stand in the order given. Past the limit (default 20) the rest is left out and counted below the chart; a row
 * without a value is kept, empty. Immutable.
 */
public final class BarChart extends Chart {
    private static final int DEFAULT_LIMIT = 20;

    private final Axis axis;
    private final List<Estimate> bars;
    private final int limit;

    private BarChart(Axis axis, List<Estimate> bars, int limit) {
        this.axis = axis;
        this.bars = List.copyOf(bars);
        this.limit = limit;
    }

    /** A chart without bars yet. */
    public static BarChart of(Axis axis) {
        return new BarChart(axis, List.of(), DEFAULT_LIMIT);
    }

    /** The same chart with one more bar below. */
    public BarChart bar(String name, double value) {
        return bar(name, value, Double.NaN, Double.NaN);
    }

    /**
     * The same chart with one more bar and its interval below.
     *
     * @throws IllegalArgumentException if {@code lower > upper}
     */
    public BarChart bar(String name, double value, double lower, double upper) {
        List<Estimate> more = new ArrayList<>(bars);
        more.add(new Estimate(name, value, lower, upper));
        return new BarChart(axis, more, limit);
    }

    /** The same chart showing at most so many bars, at least 1. */
    public BarChart limit(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("limit is " + most + ", expected at least 1");
        }
        return new BarChart(axis, bars, most);
    }

    @Override
    public String description() {
        StringBuilder text = new StringBuilder("Bar chart of " + axis.label() + ".");
        for (Estimate bar : bars.subList(0, Math.min(5, bars.size()))) {
            text.append(' ')
                    .append(bar.name())
                    .append(": ")
                    .append(axis.format().format(bar.value()))
                    .append('.');
        }
        return text + (bars.size() > 5 ? " And " + (bars.size() - 5) + " more." : "");
    }

    @Override
    Drawing draw(double width) {
        List<Estimate> shown = bars.subList(0, Math.min(limit, bars.size()));
        Range range = Range.of(0);
        for (Estimate bar : shown) {
            range = range.and(bar.value(), bar.lower(), bar.upper());
        }
        if (shown.stream().noneMatch(bar -> Double.isFinite(bar.value()))) {
            return noData(width);
        }
        List<String> names = shown.stream().map(Estimate::name).toList();
        Rows rows = new Rows(width, axis, range, names, valueRoom(shown), 14, 4);
        for (int i = 0; i < shown.size(); i++) {
            draw(rows, i, shown.get(i));
        }
        return rows.finish(remark(shown.size()));
    }

    private void draw(Rows rows, int row, Estimate bar) {
        double y = rows.middle(row);
        rows.value(row, axis.format().format(bar.value()));
        if (!Double.isFinite(bar.value())) {
            return;
        }
        double zero = rows.x.clamped(0);
        double end = rows.x.clamped(bar.value());
        String css = bar.value() < 0 ? "fill c2" : "fill c1";
        rows.svg.rect(Math.min(zero, end), y - 7, Math.abs(end - zero), 14, css, bar.tooltip(axis.format()));
        if (bar.hasInterval()) {
            double from = rows.x.clamped(bar.lower());
            double to = rows.x.clamped(bar.upper());
            rows.svg.line(from, y, to, y, "error");
            rows.svg.line(from, y - 3, from, y + 3, "error");
            rows.svg.line(to, y - 3, to, y + 3, "error");
        }
    }

    private double valueRoom(List<Estimate> shown) {
        return shown.stream()
                .mapToDouble(bar -> TextWidth.of(axis.format().format(bar.value()), Svg.FONT))
                .max()
                .orElse(0);
    }

    private String remark(int shown) {
        int hidden = bars.size() - shown;
        if (hidden == 0) {
            return "";
        }
        Range rest = Range.EMPTY;
        for (Estimate bar : bars.subList(shown, bars.size())) {
            rest = rest.and(bar.value());
        }
        return "and " + hidden + " more"
                + (rest.isEmpty()
                        ? ""
                        : ", between " + axis.format().format(rest.low()) + " and "
                                + axis.format().format(rest.high()));
    }
}
