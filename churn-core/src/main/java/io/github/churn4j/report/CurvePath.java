package io.github.churn4j.report;

import java.util.ArrayList;
import java.util.List;

/**
 * SVG paths along a series. Long curves are thinned: of the points that fall on one pixel column only the first,
 * the extremes and the last are kept, which looks the same and bounds the size of a page.
 */
final class CurvePath {
    private record Point(double x, double y) {}

    private final List<List<Point>> pieces = new ArrayList<>();

    private CurvePath() {}

    static CurvePath along(Series series, Scale x, Scale y) {
        CurvePath path = new CurvePath();
        List<Point> piece = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            if (series.isDrawn(i)) {
                piece.add(new Point(bounded(x.at(series.x(i))), bounded(y.at(series.y(i)))));
            } else {
                path.close(piece, series);
                piece = new ArrayList<>();
            }
        }
        path.close(piece, series);
        return path;
    }

    /** The band as closed shapes, one per unbroken run of bounds. */
    static String band(Series series, Scale x, Scale y) {
        StringBuilder d = new StringBuilder();
        int from = 0;
        for (int i = 0; i <= series.size(); i++) {
            boolean drawn = i < series.size() && Double.isFinite(series.x(i) + series.lower(i) + series.upper(i));
            if (!drawn) {
                bandPiece(series, x, y, from, i, d);
                from = i + 1;
            }
        }
        return d.toString();
    }

    String line() {
        StringBuilder d = new StringBuilder();
        pieces.stream().filter(piece -> piece.size() > 1).forEach(piece -> append(piece, d));
        return d.toString();
    }

    String area(double bottom) {
        StringBuilder d = new StringBuilder();
        for (List<Point> piece : pieces) {
            if (piece.size() > 1) {
                append(piece, d);
                d.append('L').append(at(piece.get(piece.size() - 1).x(), bottom));
                d.append('L').append(at(piece.get(0).x(), bottom)).append('Z');
            }
        }
        return d.toString();
    }

    private void close(List<Point> piece, Series series) {
        if (!piece.isEmpty()) {
            List<Point> thin = thin(piece);
            pieces.add(series.is(Series.Style.STEP) ? staircase(thin) : thin);
        }
    }

    private static void bandPiece(Series series, Scale x, Scale y, int from, int to, StringBuilder d) {
        if (to - from < 2) {
            return;
        }
        List<Point> upper = new ArrayList<>();
        List<Point> lower = new ArrayList<>();
        for (int i = from; i < to; i++) {
            double at = bounded(x.at(series.x(i)));
            upper.add(new Point(at, bounded(y.at(series.upper(i)))));
            lower.add(0, new Point(at, bounded(y.at(series.lower(i)))));
        }
        List<Point> outline = new ArrayList<>(thin(upper));
        outline.addAll(thin(lower));
        append(outline, d);
        d.append('Z');
    }

    private static List<Point> thin(List<Point> points) {
        if (points.size() < 400) {
            return points;
        }
        List<Point> kept = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= points.size(); i++) {
            if (i == points.size() || column(points.get(i)) != column(points.get(from))) {
                keep(points.subList(from, i), kept);
                from = i;
            }
        }
        return kept;
    }

    private static void keep(List<Point> column, List<Point> kept) {
        int low = 0;
        int high = 0;
        for (int i = 1; i < column.size(); i++) {
            low = column.get(i).y() < column.get(low).y() ? i : low;
            high = column.get(i).y() > column.get(high).y() ? i : high;
        }
        int last = column.size() - 1;
        int[] order = {0, Math.min(low, high), Math.max(low, high), last};
        for (int i = 0; i < order.length; i++) {
            if (i == 0 || order[i] != order[i - 1]) {
                kept.add(column.get(order[i]));
            }
        }
    }

    private static long column(Point point) {
        return Math.round(point.x());
    }

    private static List<Point> staircase(List<Point> points) {
        List<Point> stairs = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (i > 0) {
                stairs.add(new Point(points.get(i).x(), points.get(i - 1).y()));
            }
            stairs.add(points.get(i));
        }
        return stairs;
    }

    private static void append(List<Point> points, StringBuilder d) {
        char command = 'M';
        for (Point point : points) {
            d.append(command).append(at(point.x(), point.y()));
            command = 'L';
        }
    }

    /** Far outside is far enough: renderers lose their way with huge coordinates. */
    private static double bounded(double pixel) {
        return Math.max(-20_000, Math.min(20_000, pixel));
    }

    static String at(double x, double y) {
        return Pixels.of(x) + " " + Pixels.of(y);
    }
}
