package io.github.churn4j.report;

import java.util.List;

/**
 * A numeric feature then and now: the reference as a grey ground, the current data as a line upon it, both as shares of
 * their own totals. Where bins are not equally wide, areas tell the shares: a wide bin is drawn as low as a usual one with
 * as dense values. Immutable.
 */
public final class DistributionChart extends Chart {
    private static final ValueFormat SHARE = ValueFormat.percent(1);

    private final Axis axis;
    private final String referenceName;
    private final Bins reference;
    private final String currentName;
    private final Bins current;

    private DistributionChart(Axis axis, String referenceName, Bins reference, String currentName, Bins current) {
        this.axis = axis;
        this.referenceName = referenceName;
        this.reference = reference;
        this.currentName = currentName;
        this.current = current;
    }

    /**
     * Reference against current over the same n bins.
     *
     * @param edges n + 1 rising edges, or none
     * @throws IllegalArgumentException if lengths do not fit or edges do not rise
     */
    public static DistributionChart of(Axis axis, double[] edges, double[] referenceCounts, double[] currentCounts) {
        Bins reference = Bins.of("reference", edges, referenceCounts);
        Bins current = Bins.of("current", edges, currentCounts);
        return new DistributionChart(axis, "Reference", reference, "Current", current);
    }

    /** The same with other names for the two. */
    public DistributionChart named(String reference, String current) {
        return new DistributionChart(axis, reference, this.reference, current, this.current);
    }

    @Override
    public String description() {
        return "Distribution of " + axis.label() + ". " + summary(referenceName, reference) + " "
                + summary(currentName, current);
    }

    @Override
    Drawing draw(double width) {
        if (reference.total() + current.total() <= 0) {
            return noData(width);
        }
        Bins then = reference.shares();
        Bins now = current.shares();
        List<Legend.Entry> key = List.of(
                new Legend.Entry(referenceName, Legend.Mark.BOX, "fill ground"),
                new Legend.Entry(currentName, Legend.Mark.LINE, "line solid c2"));
        Bins thenHigh = then.perUsualWidth();
        Bins nowHigh = now.perUsualWidth();
        double most = Math.max(thenHigh.most(), nowHigh.most());
        String measured = reference.even() ? "Share of rows" : "Share of rows, by area";
        return HistogramPlot.over(width, axis, reference.range(), most, false, SHARE, measured, key)
                .bars(thenHigh, then, referenceName, SHARE, "fill ground", "")
                .bars(nowHigh, now, currentName, SHARE, "hover c2", "outline strong c2")
                .plot()
                .finish();
    }

    private String summary(String name, Bins bins) {
        if (bins.total() <= 0) {
            return name + ": none.";
        }
        return name + ": " + ValueFormat.integer().format(bins.total()) + " rows, most between "
                + axis.format().interval(bins.from(bins.mode()), bins.to(bins.mode())) + ".";
    }
}
