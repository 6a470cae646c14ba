package io.github.churn4j.report;

import java.util.List;

/** The key above a chart: swatches with names, wrapped to the width. */
record Legend(List<Entry> entries) {
    private static final double ROW = 20;
    private static final double SWATCH = 18;

    /** How a swatch looks. */
    enum Mark {
        LINE,
        BOX,
        DOT
    }

    /** One name; {@code css} carries its colour and stroke. */
    record Entry(String name, Mark mark, String css) {}

    Legend {
        entries = List.copyOf(entries);
    }

    /** Draws from (left, 0) downwards and answers the height used. */
    double draw(Svg svg, double left, double width) {
        if (entries.isEmpty()) {
            return 0;
        }
        double x = left;
        double y = 0;
        for (Entry entry : entries) {
            double textRoom = width - left - SWATCH - 6;
            double needed = SWATCH + 6 + Math.min(textRoom, TextWidth.of(entry.name(), Svg.FONT));
            if (x > left && x + needed > width) {
                x = left;
                y += ROW;
            }
            swatch(svg, entry, x, y + ROW / 2);
            svg.label(x + SWATCH + 6, y + ROW / 2 + 4, "start", "label", entry.name(), textRoom);
            x += needed + 18;
        }
        return y + ROW + 6;
    }

    private static void swatch(Svg svg, Entry entry, double x, double middle) {
        switch (entry.mark()) {
            case LINE -> svg.line(x, middle, x + SWATCH, middle, entry.css());
            case BOX -> svg.rect(x + 3, middle - 5, 12, 10, entry.css(), "");
            case DOT -> svg.circle(x + SWATCH / 2, middle, 5, entry.css(), "");
        }
    }
}
