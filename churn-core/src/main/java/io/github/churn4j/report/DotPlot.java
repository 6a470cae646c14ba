package io.github.churn4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Dots with intervals, one named row each: candidate models by their score. Unlike a bar, a dot needs no zero, so small
 * differences stay visible. Rows stand in the order given. Immutable.
 */
public final class DotPlot extends Chart {
    private final Axis axis;
    private final List<Estimate> dots;
    private final Set<String> highlighted;
    private final double reference;
    private final String referenceName;

    private DotPlot(Axis axis, List<Estimate> dots, Set<String> highlighted, double reference, String referenceName) {
        this.axis = axis;
        this.dots = List.copyOf(dots);
        this.highlighted = Set.copyOf(highlighted);
        this.reference = reference;
        this.referenceName = referenceName;
    }

    /** A plot without dots yet. */
    public static DotPlot of(Axis axis) {
        return new DotPlot(axis, List.of(), Set.of(), Double.NaN, "");
    }

    /** The same plot with one more row; NaN bounds draw no interval. */
    public DotPlot dot(String name, double value, double lower, double upper) {
        List<Estimate> more = new ArrayList<>(dots);
        more.add(new Estimate(name, value, lower, upper));
        return new DotPlot(axis, more, highlighted, reference, referenceName);
    }

    /** The same plot with the rows of this name emphasised: the champion. */
    public DotPlot highlight(String name) {
        Set<String> more = new TreeSet<>(highlighted);
        more.add(name);
        return new DotPlot(axis, dots, more, reference, referenceName);
    }

    /** The same plot with a named vertical line, such as the baseline's score. */
    public DotPlot reference(double value, String name) {
        return new DotPlot(axis, dots, highlighted, value, name);
    }

    @Override
    public String description() {
        StringBuilder text = new StringBuilder("Dot plot of " + axis.label() + ".");
        for (Estimate dot : dots.subList(0, Math.min(8, dots.size()))) {
            text.append(' ')
                    .append(dot.tooltip(axis.format()).replace('\n', ' '))
                    .append('.');
        }
        text.append(dots.size() > 8 ? " And " + (dots.size() - 8) + " more." : "");
        return text + (Double.isFinite(reference) ? " " + referenceText() + "." : "");
    }

    @Override
    Drawing draw(double width) {
        Range range = Range.EMPTY;
        for (Estimate dot : dots) {
            range = range.and(dot.value(), dot.lower(), dot.upper());
        }
        boolean near = isNear(range);
        if (dots.stream().noneMatch(dot -> Double.isFinite(dot.value()))) {
            return noData(width);
        }
        List<String> names = dots.stream().map(Estimate::name).toList();
        double top = near ? 24 : 4;
        Rows rows = new Rows(width, axis, near ? range.and(reference) : range, names, valueRoom(), 16, top);
        if (near) {
            line(rows, width);
        }
        for (int i = 0; i < dots.size(); i++) {
            draw(rows, i, dots.get(i));
        }
        return rows.finish(
                near || !Double.isFinite(reference) ? "" : referenceText() + " lies outside the range shown.");
    }

    /** A reference far off would press the dots into a corner: it is told in words instead. */
    private boolean isNear(Range dots) {
        double room = Math.max(dots.high() - dots.low(), 1e-9);
        return reference >= dots.low() - room && reference <= dots.high() + room;
    }

    private void line(Rows rows, double width) {
        if (!rows.x.shows(reference)) {
            return;
        }
        double at = rows.x.at(reference);
        rows.svg.line(at, rows.top - 6, at, rows.middle(dots.size() - 1) + 12, "mark-line");
        double half = TextWidth.of(referenceText(), Svg.FONT) / 2;
        double middle = Math.max(half, Math.min(width - half, at));
        rows.svg.label(middle, 12, "middle", "label", referenceText(), width);
    }

    private void draw(Rows rows, int row, Estimate dot) {
        double y = rows.middle(row);
        rows.value(row, axis.format().format(dot.value()));
        if (!Double.isFinite(dot.value())) {
            return;
        }
        String css = highlighted.contains(dot.name()) ? "c2" : "c1";
        if (dot.hasInterval()) {
            rows.svg.line(rows.x.clamped(dot.lower()), y, rows.x.clamped(dot.upper()), y, "whisker " + css);
        }
        if (rows.x.shows(dot.value())) {
            rows.svg.circle(rows.x.at(dot.value()), y, 5, "dot " + css, dot.tooltip(axis.format()));
        }
    }

    private double valueRoom() {
        return dots.stream()
                .mapToDouble(dot -> TextWidth.of(axis.format().format(dot.value()), Svg.FONT))
                .max()
                .orElse(0);
    }

    private String referenceText() {
        return referenceName + " " + axis.format().format(reference);
    }
}
