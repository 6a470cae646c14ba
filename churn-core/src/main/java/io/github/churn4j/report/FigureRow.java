package io.github.churn4j.report;

import java.util.List;

/**
 * Figures side by side on a wide page, one below the other on a narrow one.
 *
 * @param figures in reading order; any number, two to a row
 */
public record FigureRow(List<Figure> figures) implements Block {
    /** Copies the list. */
    public FigureRow {
        figures = List.copyOf(figures);
    }

    /** Figures in reading order. */
    public static FigureRow of(Figure... figures) {
        return new FigureRow(List.of(figures));
    }

    @Override
    public Html html() {
        Element row = Element.named("div").attr("class", "row");
        figures.forEach(figure -> row.add(figure.half()));
        return row.html();
    }
}
