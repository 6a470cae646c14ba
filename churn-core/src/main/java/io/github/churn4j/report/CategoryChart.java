package io.github.churn4j.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A categorical feature then and now: two bars per category, shares of all rows. Categories stand by their larger share;
 * past the limit (default 10) the rest is folded into one row. Immutable.
 */
public final class CategoryChart extends Chart {
    private static final int DEFAULT_LIMIT = 10;
    private static final ValueFormat SHARE = ValueFormat.percent(1);

    private record Category(String name, double reference, double current) {
        double larger() {
            return Math.max(reference, current);
        }
    }

    private final String label;
    private final List<Category> categories;
    private final int limit;
    private final boolean sorted;

    private CategoryChart(String label, List<Category> categories, int limit, boolean sorted) {
        this.label = label;
        this.categories = List.copyOf(categories);
        this.limit = limit;
        this.sorted = sorted;
    }

    /** A chart without categories yet; {@code label} names the feature. */
    public static CategoryChart of(String label) {
        return new CategoryChart(label, List.of(), DEFAULT_LIMIT, true);
    }

    /** The same chart with one more category; shares in [0, 1], NaN counts as none. */
    public CategoryChart category(String name, double referenceShare, double currentShare) {
        List<Category> more = new ArrayList<>(categories);
        more.add(new Category(name, orNone(referenceShare), orNone(currentShare)));
        return new CategoryChart(label, more, limit, sorted);
    }

    /** The same chart with the categories in the order given, for ordered ones such as income bands. */
    public CategoryChart inGivenOrder() {
        return new CategoryChart(label, categories, limit, false);
    }

    /** The same chart with at most so many categories of their own, at least 1. */
    public CategoryChart limit(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("limit is " + most + ", expected at least 1");
        }
        return new CategoryChart(label, categories, most, sorted);
    }

    @Override
    public String description() {
        StringBuilder text = new StringBuilder("Shares of " + label + ", reference and current.");
        for (Category one : shown()) {
            text.append(' ').append(one.name()).append(": ").append(SHARE.format(one.reference()));
            text.append(", ").append(SHARE.format(one.current())).append('.');
        }
        return text.toString();
    }

    @Override
    Drawing draw(double width) {
        List<Category> shown = shown();
        double most = shown.stream().mapToDouble(Category::larger).max().orElse(0);
        if (most <= 0) {
            return noData(width);
        }
        Svg key = new Svg();
        double top = new Legend(List.of(
                        new Legend.Entry("Reference", Legend.Mark.BOX, "fill ground"),
                        new Legend.Entry("Current", Legend.Mark.BOX, "fill c2")))
                .draw(key, 0, width);
        Axis axis = Axis.of("Share of rows", SHARE);
        List<String> names = shown.stream().map(Category::name).toList();
        double room = shown.stream()
                .mapToDouble(one -> TextWidth.of(change(one), Svg.FONT))
                .max()
                .orElse(0);
        Rows rows = new Rows(width, axis, Range.of(0, most), names, room, 20, top);
        rows.svg.add(key.html());
        for (int i = 0; i < shown.size(); i++) {
            draw(rows, i, shown.get(i));
        }
        return rows.finish("");
    }

    private static void draw(Rows rows, int row, Category one) {
        double y = rows.middle(row);
        double zero = rows.x.at(0);
        String then = SHARE.format(one.reference());
        String now = SHARE.format(one.current());
        rows.svg.rect(
                zero, y - 9, rows.x.at(one.reference()) - zero, 8, "fill ground", one.name() + "\nReference: " + then);
        rows.svg.rect(zero, y + 0.5, rows.x.at(one.current()) - zero, 8, "fill c2", one.name() + "\nCurrent: " + now);
        rows.value(row, change(one));
    }

    private static String change(Category one) {
        return SHARE.format(one.reference()) + " → " + SHARE.format(one.current());
    }

    private List<Category> shown() {
        List<Category> ordered = new ArrayList<>(categories);
        if (sorted) {
            ordered.sort(Comparator.comparingDouble(Category::larger).reversed().thenComparing(Category::name));
        }
        if (ordered.size() <= limit + 1) {
            return ordered;
        }
        List<Category> rest = ordered.subList(limit, ordered.size());
        double reference = rest.stream().mapToDouble(Category::reference).sum();
        double current = rest.stream().mapToDouble(Category::current).sum();
        List<Category> shown = new ArrayList<>(ordered.subList(0, limit));
        shown.add(new Category(rest.size() + " others together", reference, current));
        return shown;
    }

    private static double orNone(double share) {
        return Double.isFinite(share) ? Math.max(0, share) : 0;
    }
}
