package io.github.churn4j.report;

import java.util.List;

/** One probability on an arc that shows the zones of risk. Immutable. */
public final class Gauge extends Chart {
    private static final ValueFormat SHARE = ValueFormat.percent(1);
    private static final double SIZE = 260;

    private final double probability;
    private final double medium;
    private final double high;

    private Gauge(double probability, double medium, double high) {
        this.probability = probability;
        this.medium = medium;
        this.high = high;
    }

    /**
     * A gauge with the cut-offs where medium and high risk begin.
     *
     * @param probability [0, 1], or NaN when there is none
     * @throws IllegalArgumentException unless {@code 0 < medium < high < 1}
     */
    public static Gauge of(double probability, double medium, double high) {
        if (!(0 < medium && medium < high && high < 1)) {
            throw new IllegalArgumentException(
                    "risk cut-offs are " + medium + " and " + high + ", expected 0 < medium < high < 1");
        }
        if (probability < 0 || probability > 1) {
            throw new IllegalArgumentException("probability is " + probability + ", expected [0, 1]");
        }
        return new Gauge(probability, medium, high);
    }

    @Override
    public String description() {
        return "Gauge: " + SHARE.format(probability) + ", " + risk() + ". Medium risk above " + cut(medium)
                + ", high risk above " + cut(high) + ".";
    }

    @Override
    double fullWidth() {
        return SIZE;
    }

    @Override
    Drawing draw(double width) {
        double size = Math.min(width, SIZE);
        double centre = size / 2;
        double radius = size / 2 - 34;
        double base = radius + 34;
        Svg svg = new Svg();
        zone(svg, centre, base, radius, 0, medium, "zone low", "Low risk");
        zone(svg, centre, base, radius, medium, high, "zone medium", "Medium risk");
        zone(svg, centre, base, radius, high, 1, "zone high", "High risk");
        for (double cut : List.of(medium, high)) {
            double room = TextWidth.of(cut(cut), Svg.FONT) / 2;
            double middle = x(centre, radius + 15 + room * Math.abs(1 - 2 * cut), cut);
            double x = Math.max(room, Math.min(size - room, middle));
            svg.text(x, y(base, radius + 17, cut) + 4, "middle", "tick", cut(cut));
        }
        if (Double.isFinite(probability)) {
            svg.line(
                    x(centre, radius - 14, probability),
                    y(base, radius - 14, probability),
                    x(centre, radius + 13, probability),
                    y(base, radius + 13, probability),
                    "needle");
        }
        svg.text(centre, base - 22, "middle", "gauge-number", SHARE.format(probability));
        svg.text(centre, base, "middle", "label", risk());
        return new Drawing(size, base + 10, svg.html());
    }

    private static String cut(double share) {
        return ValueFormat.percent(0).forTicks(share).format(share);
    }

    private String risk() {
        if (Double.isNaN(probability)) {
            return "no prediction";
        }
        return probability > high ? "High risk" : probability > medium ? "Medium risk" : "Low risk";
    }

    private static void zone(
            Svg svg, double centre, double base, double radius, double from, double to, String css, String name) {
        double gap = 0.006;
        double start = from == 0 ? 0 : from + gap;
        double end = to == 1 ? 1 : to - gap;
        if (end <= start) {
            return;
        }
        String arc = "M" + CurvePath.at(x(centre, radius, start), y(base, radius, start)) + "A"
                + CurvePath.at(radius, radius) + " 0 0 1 "
                + CurvePath.at(x(centre, radius, end), y(base, radius, end));
        svg.path(arc, css, name);
    }

    private static double x(double centre, double radius, double share) {
        return centre - radius * StrictMath.cos(Math.PI * share);
    }

    private static double y(double base, double radius, double share) {
        return base - radius * StrictMath.sin(Math.PI * share);
    }
}
