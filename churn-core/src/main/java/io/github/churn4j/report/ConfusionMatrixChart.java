package io.github.churn4j.report;

/**
 * Right and wrong decisions as four tiles: rows are what happened, columns what was predicted, and the shade is the share
 * of the row. Immutable.
 *
 * <p>Counts may be weights; NaN is shown as missing.
 */
public final class ConfusionMatrixChart extends Chart {
    private static final ValueFormat COUNT = ValueFormat.integer();
    private static final ValueFormat SHARE = ValueFormat.percent(1);

    /** Font size of a tile's count where it fits. */
    private static final double LARGE = 26;

    private final String negative;
    private final String positive;
    private final double[][] counts;

    private ConfusionMatrixChart(String negative, String positive, double[][] counts) {
        this.negative = negative;
        this.positive = positive;
        this.counts = counts;
    }

    /**
     * Four counts with the names of the two outcomes.
     *
     * @param negative name of the negative outcome: {@code "Existing Customer"}
     * @param positive name of the positive outcome: {@code "Attrited Customer"}
     */
    public static ConfusionMatrixChart of(
            String negative,
            String positive,
            double trueNegatives,
            double falsePositives,
            double falseNegatives,
            double truePositives) {
        double[][] counts = {{trueNegatives, falsePositives}, {falseNegatives, truePositives}};
        return new ConfusionMatrixChart(negative, positive, counts);
    }

    @Override
    public String description() {
        return "Confusion matrix. " + row(negative, 0) + " " + row(positive, 1);
    }

    @Override
    double fullWidth() {
        return 448;
    }

    @Override
    Drawing draw(double width) {
        double side = Math.min(120, Math.max(78, width * 0.25));
        double tile = (width - side - 6) / 2;
        double height = Math.min(104, Math.max(84, tile * 0.62));
        double top = 44;
        Svg svg = new Svg();
        svg.text(side, 12, "start", "axis-title", "Predicted");
        for (int column = 0; column < 2; column++) {
            double x = side + column * (tile + 6);
            svg.label(x, 34, "start", "label", column == 0 ? negative : positive, tile);
        }
        for (int row = 0; row < 2; row++) {
            double y = top + row * (height + 6);
            rowHead(svg, row, y, side);
            for (int column = 0; column < 2; column++) {
                tile(svg, side + column * (tile + 6), y, tile, height, row, column);
            }
        }
        return new Drawing(width, top + 2 * height + 10, svg.html());
    }

    private void rowHead(Svg svg, int row, double y, double side) {
        svg.text(0, y + 14, "start", "axis-title", "Actual");
        double line = y + 34;
        for (String part : TextWidth.wrap(row == 0 ? negative : positive, Svg.FONT, side - 12)) {
            if (line < y + 82) {
                svg.label(0, line, "start", "label", part, side - 12);
                line += 16;
            }
        }
    }

    private void tile(Svg svg, double x, double y, double width, double height, int row, int column) {
        double share = share(row, column);
        int shade = Double.isFinite(share) ? (int) Math.round(share * 4) : 0;
        String name = name(row, column);
        String text = COUNT.format(counts[row][column]);
        svg.rect(x, y, width, height, "tile " + (row == column ? "c1" : "c2") + " shade" + shade, name + "\n" + text);
        boolean large = TextWidth.of(text, LARGE) <= width - 20;
        String size = large ? "tile-number on" : "tile-text on";
        svg.text(x + 12, y + 34, "start", size + shade, large ? text : TextWidth.fit(text, Svg.FONT, width - 16));
        svg.label(x + 12, y + 55, "start", "tile-text on" + shade, SHARE.format(share) + " of row", width - 16);
        svg.label(x + 12, y + 72, "start", "tile-text on" + shade, name, width - 16);
    }

    private double share(int row, int column) {
        double total = counts[row][0] + counts[row][1];
        return total > 0 ? counts[row][column] / total : Double.NaN;
    }

    private String row(String name, int row) {
        return "Actual " + name + ": " + COUNT.format(counts[row][0]) + " predicted " + negative + ", "
                + COUNT.format(counts[row][1]) + " predicted " + positive + ".";
    }

    private static String name(int row, int column) {
        if (row == 0) {
            return column == 0 ? "True negatives" : "False alarms";
        }
        return column == 0 ? "Missed" : "Caught";
    }
}
