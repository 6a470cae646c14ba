package io.github.churn4j.training.simulate;

/** A bilinear function of two features over a grid of knots, constant beyond the grid's border. */
final class Surface {
    private final double[] rows;
    private final double[] columns;
    private final double[][] values;

    Surface(double[] rows, double[] columns, double[][] values) {
        this.rows = rows.clone();
        this.columns = columns.clone();
        this.values = values.clone();
    }

    double at(double row, double column) {
        int r = Curve.cell(rows, row);
        int c = Curve.cell(columns, column);
        double s = Curve.fraction(columns, c, column);
        double top = values[r][c] + s * (values[r][c + 1] - values[r][c]);
        double bottom = values[r + 1][c] + s * (values[r + 1][c + 1] - values[r + 1][c]);
        return top + Curve.fraction(rows, r, row) * (bottom - top);
    }
}
