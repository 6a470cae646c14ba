package io.github.churn4j.report;

/** A word-sized curve without axes, for a table cell or a line of prose: how a metric went. Immutable. */
public final class Sparkline extends Chart {
    private static final double WIDTH = 110;
    private static final double HEIGHT = 24;
    private static final double INSET = 4;

    private final double[] values;
    private final ValueFormat format;

    private Sparkline(double[] values, ValueFormat format) {
        this.values = values;
        this.format = format;
    }

    /** A curve through values at equal steps; NaN leaves a gap. */
    public static Sparkline of(ValueFormat format, double... values) {
        return new Sparkline(values.clone(), format);
    }

    /** The curve as it goes into a cell; {@code label} says what it shows. */
    public Html inline(String label) {
        return draw(WIDTH).svg(label + ". " + description(), "spark");
    }

    @Override
    public String description() {
        Range range = Range.of(values);
        if (range.isEmpty()) {
            return NO_DATA;
        }
        return "From " + format.format(at(first())) + " to " + format.format(at(last())) + ", lowest "
                + format.format(range.low()) + ", highest " + format.format(range.high()) + ".";
    }

    @Override
    double fullWidth() {
        return 260;
    }

    @Override
    Drawing draw(double width) {
        Range range = Range.of(values);
        if (range.isEmpty()) {
            Html dash =
                    new Svg().text(0, 16, "start", "muted", ValueFormat.MISSING).html();
            return new Drawing(width, HEIGHT, dash);
        }
        double[] steps = new double[values.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = i;
        }
        double span = Math.max(1, values.length - 1);
        Scale x = Scale.linear(Axis.of("").range(0, span), Range.EMPTY, INSET, width - INSET, 2);
        Scale y = vertical(range);
        Svg svg = new Svg();
        svg.path(CurvePath.along(Series.of("", steps, values), x, y).line(), "line solid c1", "");
        svg.circle(x.at(last()), y.at(at(last())), 3, "dot c1", format.format(at(last())));
        return new Drawing(width, HEIGHT, svg.html());
    }

    private static Scale vertical(Range range) {
        double room = range.low() == range.high() ? Math.max(1, Math.abs(range.low())) : 0;
        Axis exact = Axis.of("").range(range.low() - room, range.high() + room);
        return Scale.linear(exact, range, HEIGHT - INSET, INSET, 2);
    }

    private double at(int i) {
        return values[i];
    }

    private int first() {
        int i = 0;
        while (!Double.isFinite(values[i])) {
            i++;
        }
        return i;
    }

    private int last() {
        int i = values.length - 1;
        while (!Double.isFinite(values[i])) {
            i--;
        }
        return i;
    }
}
