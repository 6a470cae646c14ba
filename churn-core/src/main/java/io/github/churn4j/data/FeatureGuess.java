package io.github.churn4j.data;

import io.github.churn4j.data.Decision.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides what a column without another role is: a feature of some kind, or nothing a model should see. */
final class FeatureGuess {

    /** Rows that must be seen before "no value is negative" becomes a rule. */
    static final int ROWS_FOR_BOUND = 100;

    private static final int FEW_CODES = 10;

    /** A decision, and the feature where it is one. */
    record Guess(Decision decision, @Nullable Feature feature) {}

    private FeatureGuess() {}

    static Guess of(ColumnProfile column) {
        if (column.present == 0) {
            return excluded(column, "every cell is blank");
        }
        if (column.distinct.count() == 1) {
            return excluded(
                    column, "constant: the same value in every row" + (column.blank > 0 ? " that has one" : ""));
        }
        if (IdentifierGuess.identifies(column)) {
            return excluded(column, "names rows rather than describing customers (no value repeats)");
        }
        if (IdentifierGuess.repeats(column)) {
            return excluded(
                    column,
                    "looks like an identifier that repeats (" + column.distinct.count()
                            + " values); if it names customers with several rows, set churn.group to it");
        }
        if (column.dated()) {
            return excluded(
                    column, "dates; set churn.time to it if it dates the row, or derive a number such as months");
        }
        Map<String, Long> levels = column.levels.counts();
        if (levels.keySet().equals(java.util.Set.of("0", "1"))) {
            return binary(column, levels);
        }
        return column.numeric() ? numeric(column) : text(column, levels);
    }

    private static Guess excluded(ColumnProfile column, String reason) {
        return new Guess(new Decision(column.name, Role.EXCLUDED, reason), null);
    }

    private static Guess text(ColumnProfile column, Map<String, Long> levels) {
        if (levels.isEmpty()) {
            return excluded(column, "text with " + column.distinct.count() + " different values" + doubts(column));
        }
        if (levels.size() >= FEW_CODES && levels.size() * 2L > column.present) {
            return excluded(
                    column,
                    "text that hardly repeats (" + levels.size() + " values in " + column.present + " rows)"
                            + doubts(column));
        }
        return levels.size() == 2 ? binary(column, levels) : categorical(column, levels);
    }

    /** Why a column of text might be meant as numbers; says no value but the usual words for a missing one. */
    private static String doubts(ColumnProfile column) {
        List<String> doubts = new ArrayList<>();
        if (column.leadingZero > 0 && column.numbers == column.present) {
            doubts.add("digits with leading zeros are taken as codes");
        } else if (column.numbers > column.present / 2 && column.numbers < column.present) {
            doubts.add(column.numbers + " of " + column.present + " are numbers; the first other value is on line "
                    + column.firstNonNumber);
        }
        if (column.looksDecorated()) {
            doubts.add("they look like numbers with thousands separators, decimal commas, currency or percent signs; "
                    + "write plain numbers such as 1234.5");
        }
        if (!column.tokens().isEmpty()) {
            doubts.add(tokens(column));
        }
        return doubts.isEmpty() ? "" : "; " + String.join("; ", doubts);
    }

    private static String tokens(ColumnProfile column) {
        return column.tokens().entrySet().stream()
                        .map(e -> e.getValue() + " cells hold \"" + e.getKey() + "\"")
                        .collect(Collectors.joining(", "))
                + ", which is a value of its own unless churn.missingTokens names it";
    }

    private static MissingPolicy policy(ColumnProfile column) {
        return column.blank > 0 ? MissingPolicy.IMPUTE_AND_FLAG : MissingPolicy.REJECT;
    }

    private static String missing(ColumnProfile column) {
        return column.blank == 0
                ? "none missing, so a missing value is refused"
                : column.blank + " missing, so missing values are imputed and flagged";
    }

    private static Guess numeric(ColumnProfile column) {
        boolean bounded = column.negative == 0 && column.present >= ROWS_FOR_BOUND;
        NumericFeature feature = new NumericFeature(
                column.name,
                bounded ? 0 : Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                column.integers(),
                "",
                policy(column));
        List<String> why = new ArrayList<>();
        why.add((column.integers() ? "whole numbers" : "numbers") + " from " + Decimals.format(column.least) + " to "
                + Decimals.format(column.greatest));
        why.add(missing(column));
        why.add(bound(column, bounded));
        if (column.padded > 0) {
            why.add(column.padded + " with blanks around them, which do not count");
        }
        long others = column.present - column.numbers;
        if (others > 0) {
            why.add(others + " values are no numbers (first on line " + column.firstNonNumber
                    + "), their rows will be refused"
                    + (column.tokens().isEmpty() ? "" : " (" + tokens(column) + ")"));
        }
        if (column.integers() && column.distinct.count() <= FEW_CODES) {
            why.add("only " + column.distinct.count()
                    + " values: kept as a number; make it categorical in the schema if they are codes");
        }
        return new Guess(new Decision(column.name, Role.NUMERIC, String.join("; ", why)), feature);
    }

    private static String bound(ColumnProfile column, boolean bounded) {
        if (bounded) {
            return "none negative, so the smallest accepted value is 0";
        }
        return column.negative > 0
                ? "some negative, so unbounded"
                : "fewer than " + ROWS_FOR_BOUND + " values, so unbounded";
    }

    private static Guess binary(ColumnProfile column, Map<String, Long> levels) {
        List<String> names = List.copyOf(levels.keySet());
        return new Guess(
                new Decision(column.name, Role.BINARY, "two values, " + described(column, levels)),
                new BinaryFeature(column.name, names.get(0), names.get(1), policy(column), UnseenPolicy.REJECT));
    }

    private static Guess categorical(ColumnProfile column, Map<String, Long> levels) {
        return new Guess(
                new Decision(column.name, Role.CATEGORICAL, levels.size() + " values, " + described(column, levels)),
                new CategoricalFeature(column.name, List.copyOf(levels.keySet()), policy(column), UnseenPolicy.REJECT));
    }

    private static String described(ColumnProfile column, Map<String, Long> levels) {
        return Levels.list(List.copyOf(levels.keySet())) + "; " + missing(column) + doubts(column);
    }
}
