package io.github.churn4j.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a score spreads within two classes, one histogram upon the other: do those who left stand apart from those who
 * stayed? Immutable.
 */
public final class ClassHistogram extends Chart {
    /** What a bar's height means. */
    private enum Height {
        COUNT,
        SHARE,
        LOG_COUNT
    }

    private record Line(double at, String name) {}

    private final Axis axis;
    private final String firstName;
    private final Bins first;
    private final String secondName;
    private final Bins second;
    private final Height height;
    private final List<Line> lines;

    private ClassHistogram(
            Axis axis, String firstName, Bins first, String secondName, Bins second, Height height, List<Line> lines) {
        this.axis = axis;
        this.firstName = firstName;
        this.first = first;
        this.secondName = secondName;
        this.second = second;
        this.height = height;
        this.lines = List.copyOf(lines);
    }

    /**
     * Two histograms of counts.
     *
     * @param edges n + 1 rising edges, or none
     * @param firstCounts n counts of the first class (drawn behind, blue: those who stayed)
     * @param secondCounts n counts of the second class (drawn in front, vermilion: those who left)
     * @throws IllegalArgumentException if lengths do not fit or edges do not rise
     */
    public static ClassHistogram of(
            Axis axis,
            double[] edges,
            String firstName,
            double[] firstCounts,
            String secondName,
            double[] secondCounts) {
        Bins first = Bins.of(firstName, edges, firstCounts);
        Bins second = Bins.of(secondName, edges, secondCounts);
        return new ClassHistogram(axis, firstName, first, secondName, second, Height.COUNT, List.of());
    }

    /** The same with a logarithmic count axis, so that a rare class stays visible. */
    public ClassHistogram log() {
        return as(Height.LOG_COUNT);
    }

    /** The same with each class as shares of its own total. */
    public ClassHistogram shares() {
        return as(Height.SHARE);
    }

    /** The same with one more named vertical line, such as the threshold. */
    public ClassHistogram verticalLine(double value, String label) {
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line(value, label));
        return new ClassHistogram(axis, firstName, first, secondName, second, height, more);
    }

    @Override
    public String description() {
        return "Histogram of " + axis.label() + ". " + summary(firstName, first) + " " + summary(secondName, second)
                + lines.stream().map(line -> " Marked: " + line.name() + ".").collect(Collectors.joining());
    }

    @Override
    Drawing draw(double width) {
        if (first.total() + second.total() <= 0) {
            return noData(width);
        }
        boolean shares = height == Height.SHARE;
        Bins behind = shares ? first.shares() : first;
        Bins front = shares ? second.shares() : second;
        ValueFormat format = shares ? ValueFormat.percent(1) : ValueFormat.integer();
        List<Legend.Entry> key = List.of(
                new Legend.Entry(firstName, Legend.Mark.BOX, "fill c1"),
                new Legend.Entry(secondName, Legend.Mark.BOX, "fill c2"));
        double most = Math.max(behind.most(), front.most());
        HistogramPlot drawn = HistogramPlot.over(
                        width, axis, first.range(), most, height == Height.LOG_COUNT, format, heightTitle(), key)
                .bars(behind, firstName, format, "fill soft c1", "outline c1")
                .bars(front, secondName, format, "fill soft c2", "outline c2");
        mark(drawn.plot());
        return drawn.plot().finish();
    }

    /** From right to left, so that a name is written over the lines it reaches across. */
    private void mark(Plot plot) {
        List<Line> fromRight = lines.stream()
                .sorted(Comparator.comparingDouble(Line::at).reversed())
                .toList();
        for (int i = 0; i < fromRight.size(); i++) {
            plot.verticalLine(fromRight.get(i).at(), fromRight.get(i).name(), fromRight.size() - 1 - i);
        }
    }

    private ClassHistogram as(Height other) {
        return new ClassHistogram(axis, firstName, first, secondName, second, other, lines);
    }

    private String heightTitle() {
        return switch (height) {
            case COUNT -> "Count";
            case SHARE -> "Share of each class";
            case LOG_COUNT -> "Count (logarithmic)";
        };
    }

    private String summary(String name, Bins bins) {
        if (bins.total() <= 0) {
            return name + ": none.";
        }
        return name + ": " + ValueFormat.integer().format(bins.total()) + " in all, most between "
                + axis.format().interval(bins.from(bins.mode()), bins.to(bins.mode())) + ".";
    }
}
