package io.github.churn4j.report;

import java.util.List;

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

    private final Axis axis;
    private final String firstName;
    private final Bins first;
    private final String secondName;
    private final Bins second;
    private final Height height;
    private final double line;
    private final String lineName;

    private ClassHistogram(
            Axis axis,
            String firstName,
            Bins first,
            String secondName,
            Bins second,
            Height height,
            double line,
            String lineName) {
        this.axis = axis;
        this.firstName = firstName;
        this.first = first;
        this.secondName = secondName;
        this.second = second;
        this.height = height;
        this.line = line;
        this.lineName = lineName;
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
        return new ClassHistogram(axis, firstName, first, secondName, second, Height.COUNT, Double.NaN, "");
    }

    /** The same with a logarithmic count axis, so that a rare class stays visible. */
    public ClassHistogram log() {
        return as(Height.LOG_COUNT);
    }

    /** The same with each class as shares of its own total. */
    public ClassHistogram shares() {
        return as(Height.SHARE);
    }

    /** The same with a named vertical line, such as the threshold. */
    public ClassHistogram verticalLine(double value, String label) {
        return new ClassHistogram(axis, firstName, first, secondName, second, height, value, label);
    }

    @Override
    public String description() {
        return "Histogram of " + axis.label() + ". " + summary(firstName, first) + " " + summary(secondName, second);
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
        drawn.plot().verticalLine(line, lineName);
        return drawn.plot().finish();
    }

    private ClassHistogram as(Height other) {
        return new ClassHistogram(axis, firstName, first, secondName, second, other, line, lineName);
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
