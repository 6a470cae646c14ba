package io.github.churn4j.data;

import io.github.churn4j.data.DataException.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the label and its positive value where they are unmistakable; never by how frequent a value is. */
final class LabelGuess {

    private static final Set<String> NAMES = Set.of(
            "churn",
            "churned",
            "is_churn",
            "is_churned",
            "has_churned",
            "churn_flag",
            "churn_label",
            "churn_status",
            "churn_yn",
            "attrition",
            "attrition_flag",
            "attrited",
            "exited",
            "has_exited",
            "has_left");
    private static final Set<String> PLAIN = Set.of("1", "1.0", "yes", "y", "true", "t");
    private static final Set<String> TELLING = Set.of(
            "churned",
            "churn",
            "churner",
            "attrited customer",
            "attrited",
            "exited",
            "left",
            "closed",
            "lost",
            "cancelled",
            "canceled",
            "leaver",
            "gone");
    /** A name with one of these says who stayed, so that yes does not mean gone. */
    private static final List<String> STAYING =
            List.of("retain", "retention", "stay", "active", "renew", "loyal", "current", "not_", "no_churn");

    private final String source;
    private final List<ColumnProfile> columns;

    LabelGuess(String source, List<ColumnProfile> columns) {
        this.source = source;
        this.columns = columns;
    }

    /** The label's column: the given one, or the one column whose name says so. */
    ColumnProfile column(@Nullable String given, Set<String> taken) {
        if (given != null) {
            return columns.stream()
                    .filter(c -> c.name.equals(given))
                    .findFirst()
                    .orElseThrow(() -> missing("churn.label", given));
        }
        List<ColumnProfile> matching = columns.stream()
                .filter(c -> !taken.contains(c.name) && NAMES.contains(FieldNames.of(c.name)))
                .toList();
        if (matching.size() == 1) {
            return matching.get(0);
        }
        throw unclear(matching, taken);
    }

    private DataException unclear(List<ColumnProfile> matching, Set<String> taken) {
        List<String> candidates =
                new ArrayList<>(matching.stream().map(c -> c.name).toList());
        columns.stream()
                .filter(c -> !taken.contains(c.name)
                        && !matching.contains(c)
                        && values(c).size() == 2)
                .limit(20)
                .forEach(c -> candidates.add(c.name));
        String shown = candidates.isEmpty()
                ? "no column has two values"
                : "candidates are "
                        + candidates.stream()
                                .map(c -> "'" + FieldProblem.printable(c) + "'")
                                .collect(Collectors.joining(", "));
        return new DataException(
                Code.UNCLEAR_LABEL,
                source,
                "which column says who left is not clear: " + shown + "; set churn.label and churn.positive");
    }

    DataException missing(String property, String column) {
        List<String> names = columns.stream().map(c -> c.name).toList();
        return new DataException(
                Code.MISSING_COLUMN,
                source,
                1,
                column,
                "the header lacks column '" + FieldProblem.printable(column) + "' that " + property + " names"
                        + Spelling.nearest(column, names)
                                .map(n -> "; did you mean '" + n + "'?")
                                .orElse("; check " + property + " and churn.separator"),
                null);
    }

    /** The label with its positive and negative value. */
    Label label(ColumnProfile column, @Nullable String positive) {
        Map<String, Long> values = values(column);
        if (values.size() != 2) {
            String found = values.isEmpty()
                    ? "more values than a label can have"
                    : values.size() + " value(s): " + list(values);
            throw unclear(
                    column,
                    "label '" + column.name + "' has " + found
                            + ", expected two; correct the rows or set churn.label to another column");
        }
        String one = positive == null ? unmistakable(column, values) : positive.strip();
        if (!values.containsKey(one)) {
            throw unclear(
                    column,
                    "label '" + column.name + "' has no value \"" + FieldProblem.printable(one)
                            + "\" that churn.positive names; it has " + list(values));
        }
        String other =
                values.keySet().stream().filter(v -> !v.equals(one)).findFirst().orElseThrow();
        return new Label(column.name, one, other);
    }

    private String unmistakable(ColumnProfile column, Map<String, Long> values) {
        String field = FieldNames.of(column.name);
        boolean staying = STAYING.stream().anyMatch(field::contains);
        List<String> telling = values.keySet().stream()
                .filter(v -> TELLING.contains(fold(v)) || (!staying && PLAIN.contains(fold(v))))
                .toList();
        if (telling.size() != 1) {
            throw unclear(
                    column,
                    "label '" + column.name + "' has " + list(values)
                            + "; set churn.positive to the one that means the customer left");
        }
        return telling.get(0);
    }

    private static String fold(String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    private DataException unclear(ColumnProfile column, String what) {
        return new DataException(Code.UNCLEAR_LABEL, source, 0, column.name, what, null);
    }

    static Map<String, Long> values(ColumnProfile column) {
        return column.levels.counts();
    }

    static String list(Map<String, Long> values) {
        return values.entrySet().stream()
                .limit(12)
                .map(e -> "\"" + FieldProblem.printable(e.getKey()) + "\" (" + e.getValue() + ")")
                .collect(Collectors.joining(" and "));
    }
}
