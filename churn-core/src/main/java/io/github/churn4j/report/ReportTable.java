package io.github.churn4j.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table with a caption. Rows past the cap (default 50) are left out and counted in a last row. Wide tables scroll by
 * themselves, so the page never does. Immutable.
 */
public final class ReportTable implements Block {
    private static final int DEFAULT_CAP = 50;

    private final String caption;
    private final List<Column> columns;
    private final List<List<Object>> rows;
    private final Set<Integer> highlighted;
    private final int cap;

    private ReportTable(Builder builder) {
        this.caption = builder.caption;
        this.columns = List.copyOf(builder.columns);
        this.rows = List.copyOf(builder.rows);
        this.highlighted = Set.copyOf(builder.highlighted);
        this.cap = builder.cap;
    }

    /** Starts a table; the caption says what its rows are. */
    public static Builder captioned(String caption) {
        return new Builder(caption);
    }

    /** Collects columns, then rows. Not safe to share between threads. */
    public static final class Builder {
        private final String caption;
        private final List<Column> columns = new ArrayList<>();
        private final List<List<Object>> rows = new ArrayList<>();
        private final Set<Integer> highlighted = new HashSet<>();
        private int cap = DEFAULT_CAP;

        private Builder(String caption) {
            this.caption = caption;
        }

        /** Adds columns to the right. The first column of a table heads its rows. */
        public Builder columns(Column... more) {
            if (!rows.isEmpty()) {
                throw new IllegalArgumentException(
                        "table '" + caption + "' already has rows; declare its columns before the first row");
            }
            columns.addAll(List.of(more));
            return this;
        }

        /**
         * Adds a row.
         *
         * @param cells one per column: a {@link String}, a {@link Number} (NaN: missing) or {@link Html}
         * @throws IllegalArgumentException if the number of cells or the type of one is wrong
         */
        public Builder row(Object... cells) {
            if (cells.length != columns.size()) {
                throw new IllegalArgumentException("table '" + caption + "' row " + rows.size() + " has " + cells.length
                        + " cells, expected " + columns.size() + ", one per column");
            }
            for (Object cell : cells) {
                if (!(cell instanceof String || cell instanceof Number || cell instanceof Html)) {
                    throw new IllegalArgumentException("table '" + caption + "' row " + rows.size() + " holds a cell '"
                            + cell + "', expected a String, a Number or Html");
                }
            }
            rows.add(List.of(cells));
            return this;
        }

        /** Adds a row that stands out: the champion, the drifted feature. */
        public Builder highlightedRow(Object... cells) {
            highlighted.add(rows.size());
            return row(cells);
        }

        /** Shows at most so many rows, at least 1. */
        public Builder cap(int most) {
            if (most < 1) {
                throw new IllegalArgumentException("cap is " + most + ", expected at least 1");
            }
            cap = most;
            return this;
        }

        /** The finished table. */
        public ReportTable build() {
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("table '" + caption + "' has no columns, expected at least one");
            }
            return new ReportTable(this);
        }
    }

    @Override
    public Html html() {
        Element table = Element.named("table")
                .add(Element.named("caption").text(caption))
                .add(Element.named("thead").add(headings()))
                .add(body());
        if (rows.size() > cap) {
            Element more = Element.named("td").attr("colspan", Integer.toString(columns.size()));
            more.text("and " + ValueFormat.integer().format(rows.size() - cap) + " more");
            table.add(Element.named("tfoot").add(Element.named("tr").add(more)));
        }
        return Element.named("div")
                .attr("class", "table-scroll")
                .attr("role", "region")
                .attr("tabindex", "0")
                .attr("aria-label", caption)
                .add(table)
                .html();
    }

    private Element headings() {
        Element row = Element.named("tr");
        for (Column column : columns) {
            row.add(Element.named("th")
                    .attr("scope", "col")
                    .attr("class", column.css())
                    .text(column.heading()));
        }
        return row;
    }

    private Element body() {
        double[] largest = new double[columns.size()];
        for (int c = 0; c < largest.length; c++) {
            largest[c] = largest(c);
        }
        Element body = Element.named("tbody");
        for (int r = 0; r < Math.min(cap, rows.size()); r++) {
            Element row = Element.named("tr");
            if (highlighted.contains(r)) {
                row.attr("class", "highlight");
            }
            for (int c = 0; c < columns.size(); c++) {
                row.add(cell(c, rows.get(r).get(c), largest[c]));
            }
            body.add(row);
        }
        if (rows.isEmpty()) {
            body.add(Element.named("tr")
                    .add(Element.named("td")
                            .attr("class", "empty-row")
                            .attr("colspan", Integer.toString(columns.size()))
                            .text("No rows.")));
        }
        return body;
    }

    private Element cell(int c, Object value, double largest) {
        Column column = columns.get(c);
        Element cell = c == 0 ? Element.named("th").attr("scope", "row") : Element.named("td");
        return cell.attr("class", column.css()).add(column.write(value, largest));
    }

    private double largest(int column) {
        return rows.stream()
                .limit(cap)
                .map(row -> row.get(column))
                .filter(Number.class::isInstance)
                .mapToDouble(cell -> Math.abs(((Number) cell).doubleValue()))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }
}
