package io.github.churn4j.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Predicted probability against what happened: each point is a bin of customers, its area their number, with an interval
 * of the observed rate; on the diagonal a probability means what it says. Immutable.
 */
public final class CalibrationChart extends Chart {
    private static final double LARGEST_RADIUS = 9;
    private static final double SMALLEST_RADIUS = 3;

    /**
     * One bin of predictions.
     *
     * @param predicted mean predicted probability, [0, 1]
     * @param observed share that left, [0, 1]
     * @param lower lower bound of the observed share, NaN if unknown
     * @param upper upper bound of the observed share, NaN if unknown
     * @param count customers in the bin
     */
    public record Bin(double predicted, double observed, double lower, double upper, double count) {
        boolean isDrawn() {
            return Double.isFinite(predicted) && Double.isFinite(observed) && count > 0;
        }
    }

    private record Group(String name, List<Bin> bins) {
        Group {
            bins = List.copyOf(bins);
        }
    }

    private static final ValueFormat SHARE = ValueFormat.percent(1);

    private final List<Group> groups;
    private final double highest;

    private CalibrationChart(List<Group> groups, double highest) {
        this.groups = List.copyOf(groups);
        this.highest = highest;
    }

    /** A chart of one model's bins over probabilities from 0 to 1. */
    public static CalibrationChart of(String name, List<Bin> bins) {
        return new CalibrationChart(List.of(new Group(name, bins)), 1);
    }

    /** The same chart with another model or stage, before calibration say, to compare with. */
    public CalibrationChart with(String name, List<Bin> bins) {
        List<Group> more = new ArrayList<>(groups);
        more.add(new Group(name, bins));
        return new CalibrationChart(more, highest);
    }

    /** The same chart up to a lower probability than 1, for rare events; (0, 1]. */
    public CalibrationChart upTo(double probability) {
        return new CalibrationChart(groups, probability);
    }

    @Override
    public String description() {
        StringBuilder text = new StringBuilder("Calibration chart of observed rate against predicted probability.");
        for (Group group : groups) {
            text.append(' ').append(group.name()).append(": ");
            group.bins().stream()
                    .filter(Bin::isDrawn)
                    .forEach(bin -> text.append(SHARE.format(bin.predicted()))
                            .append(" predicted, ")
                            .append(SHARE.format(bin.observed()))
                            .append(" observed; "));
        }
        return text.toString().strip();
    }

    @Override
    double fullWidth() {
        return 448;
    }

    @Override
    Drawing draw(double width) {
        if (groups.stream().flatMap(group -> group.bins().stream()).noneMatch(Bin::isDrawn)) {
            return noData(width);
        }
        Axis x = Axis.of("Predicted probability", SHARE).range(0, highest);
        Axis y = Axis.of("Observed rate", SHARE).range(0, highest);
        Plot plot = Plot.linear(width, x, Range.EMPTY, y, Range.EMPTY, Plot.Shape.SQUARE, legend());
        plot.svg.line(plot.x.at(0), plot.y.at(0), plot.x.at(highest), plot.y.at(highest), "reference");
        double most = groups.stream()
                .flatMap(group -> group.bins().stream())
                .mapToDouble(Bin::count)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        for (int i = 0; i < groups.size(); i++) {
            draw(plot, groups.get(i), most, "c" + (i % 6 + 1));
        }
        return plot.finish();
    }

    private List<Legend.Entry> legend() {
        List<Legend.Entry> entries = new ArrayList<>();
        for (int i = 0; groups.size() > 1 && i < groups.size(); i++) {
            entries.add(new Legend.Entry(groups.get(i).name(), Legend.Mark.DOT, "bubble c" + (i % 6 + 1)));
        }
        return entries;
    }

    private static void draw(Plot plot, Group group, double most, String colour) {
        for (Bin bin : group.bins()) {
            if (!bin.isDrawn() || !plot.x.shows(bin.predicted())) {
                continue;
            }
            double x = plot.x.at(bin.predicted());
            if (Double.isFinite(bin.lower()) && Double.isFinite(bin.upper())) {
                plot.svg.line(x, plot.y.clamped(bin.lower()), x, plot.y.clamped(bin.upper()), "whisker " + colour);
            }
            if (plot.y.shows(bin.observed())) {
                double radius = Math.max(SMALLEST_RADIUS, LARGEST_RADIUS * Math.sqrt(Math.min(1, bin.count() / most)));
                plot.svg.circle(x, plot.y.at(bin.observed()), radius, "bubble " + colour, tooltip(group, bin));
            }
        }
    }

    private static String tooltip(Group group, Bin bin) {
        String interval = Double.isFinite(bin.lower()) && Double.isFinite(bin.upper())
                ? " (" + SHARE.interval(bin.lower(), bin.upper()) + ")"
                : "";
        return group.name() + "\nPredicted: " + SHARE.format(bin.predicted()) + "\nObserved: "
                + SHARE.format(bin.observed()) + interval + "\nCustomers: "
                + ValueFormat.integer().format(bin.count());
    }
}
