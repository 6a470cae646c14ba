package io.github.churn4j.data;

import io.github.churn4j.data.DataException.Code;
import io.github.churn4j.data.Decision.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Infers a schema from a table and says why for every column.
 *
 * <p>Reads the whole table once; memory does not grow with its rows (about 2 MiB a column at most). The label is taken
 * where it is named or one column's name is unmistakable, the positive value where it is named or unmistakable, never
 * by frequency. Categories are sorted by code point. Only blank cells are missing unless
 * {@link #withMissingTokens} says more. Immutable and thread-safe; deterministic.
 */
public final class SchemaInference {

    /** How many values a categorical feature has at most unless another number is set. */
    public static final int DEFAULT_MAX_CATEGORIES = 64;

    private final @Nullable String label;
    private final @Nullable String positive;
    private final @Nullable String identifier;
    private final @Nullable String group;
    private final @Nullable String time;
    private final List<String> exclude;
    private final int maxCategories;
    private final List<String> missingTokens;

    private SchemaInference(
            @Nullable String label,
            @Nullable String positive,
            @Nullable String identifier,
            @Nullable String group,
            @Nullable String time,
            List<String> exclude,
            int maxCategories,
            List<String> missingTokens) {
        this.label = label;
        this.positive = positive;
        this.identifier = identifier;
        this.group = group;
        this.time = time;
        this.exclude = exclude;
        this.maxCategories = maxCategories;
        this.missingTokens = missingTokens;
    }

    /** Inference that is told nothing: at most 64 categories, blank means missing. */
    public static SchemaInference withDefaults() {
        return new SchemaInference(null, null, null, null, null, List.of(), DEFAULT_MAX_CATEGORIES, List.of());
    }

    /** The same with the label's column named. */
    public SchemaInference withLabel(String column) {
        return new SchemaInference(column, positive, identifier, group, time, exclude, maxCategories, missingTokens);
    }

    /** The same with the label's value that means the customer left. */
    public SchemaInference withPositive(String value) {
        return new SchemaInference(label, value, identifier, group, time, exclude, maxCategories, missingTokens);
    }

    /** The same with the column that identifies a row. */
    public SchemaInference withIdentifier(String column) {
        return new SchemaInference(label, positive, column, group, time, exclude, maxCategories, missingTokens);
    }

    /** The same with the column that names the customer behind several rows. */
    public SchemaInference withGroup(String column) {
        return new SchemaInference(label, positive, identifier, column, time, exclude, maxCategories, missingTokens);
    }

    /** The same with the column that dates a row. */
    public SchemaInference withTime(String column) {
        return new SchemaInference(label, positive, identifier, group, column, exclude, maxCategories, missingTokens);
    }

    /** The same with patterns of columns that are no features; {@code *} is any text, {@code ?} any character. */
    public SchemaInference withExclude(List<String> patterns) {
        return new SchemaInference(
                label, positive, identifier, group, time, List.copyOf(patterns), maxCategories, missingTokens);
    }

    /** The same with another limit, in [2, 10000], for the values of a categorical feature. */
    public SchemaInference withMaxCategories(int most) {
        if (most < 2 || most > 10_000) {
            throw new IllegalArgumentException("largest number of categories is " + most + ", expected [2, 10000]");
        }
        return new SchemaInference(label, positive, identifier, group, time, exclude, most, missingTokens);
    }

    /** The same with texts, such as {@code NA}, that stand for a missing value in every column. */
    public SchemaInference withMissingTokens(List<String> tokens) {
        return new SchemaInference(
                label, positive, identifier, group, time, exclude, maxCategories, List.copyOf(tokens));
    }

    /**
     * Reads the table and decides.
     *
     * @throws DataException if the table cannot be read, a named column is missing, label or positive value are not
     *     clear, or no column is left to be a feature
     */
    public InferredSchema infer(RowSource source) {
        List<ColumnProfile> columns = TableProfile.of(source, maxCategories, missingTokens);
        return new Run(source.name(), columns).infer();
    }

    /** One table's inference. */
    private final class Run {
        private final String source;
        private final List<ColumnProfile> columns;
        private final LabelGuess labels;
        private final ChurnSchema.Builder builder = ChurnSchema.builder();
        private final Map<String, Decision> decisions = new HashMap<>();
        private final Set<String> unmatched = new LinkedHashSet<>();
        private int features;

        Run(String source, List<ColumnProfile> columns) {
            this.source = source;
            this.columns = columns;
            labels = new LabelGuess(source, columns);
        }

        InferredSchema infer() {
            try {
                named();
                excluded();
                label();
                identifier();
                columns.forEach(this::feature);
                missingTokens.forEach(builder::missingToken);
                if (features == 0) {
                    throw new DataException(
                            Code.NO_SCHEMA,
                            source,
                            "no column is left to be a feature:\n" + String.join("\n", lines()));
                }
                return new InferredSchema(builder.build(), ordered());
            } catch (IllegalArgumentException e) {
                throw new DataException(Code.NO_SCHEMA, source, 0, null, String.valueOf(e.getMessage()), e);
            }
        }

        private void named() {
            if (identifier != null) {
                require("churn.id", identifier);
                builder.identifier(identifier);
                decide(identifier, Role.IDENTIFIER, "named by churn.id");
            }
            if (time != null) {
                require("churn.time", time);
                builder.time(time);
                decide(time, Role.TIME, "named by churn.time");
            }
            if (group != null) {
                require("churn.group", group);
                builder.group(group);
                if (!group.equals(identifier)) {
                    decide(group, Role.GROUP, "named by churn.group");
                }
            }
        }

        private void require(String property, String column) {
            if (columns.stream().noneMatch(c -> c.name.equals(column))) {
                throw labels.missing(property, column);
            }
        }

        private void excluded() {
            for (String pattern : exclude) {
                Pattern glob = glob(pattern);
                boolean any = false;
                for (ColumnProfile column : columns) {
                    if (glob.matcher(column.name).matches()) {
                        any = true;
                        if (!decisions.containsKey(column.name) && !column.name.equals(label)) {
                            exclude(column, "matches churn.exclude=" + pattern);
                        }
                    }
                }
                if (!any) {
                    unmatched.add(pattern);
                }
            }
        }

        private void exclude(ColumnProfile column, String reason) {
            if (FieldNames.of(column.name).isEmpty()) {
                decide(column.name, Role.IGNORED, "its name has no letter or digit");
            } else {
                builder.exclude(column.name);
                decide(column.name, Role.EXCLUDED, reason);
            }
        }

        private void label() {
            ColumnProfile column = labels.column(label, new HashSet<>(decisions.keySet()));
            Label found = labels.label(column, positive);
            builder.label(found.column(), found.positive(), found.negative());
            String how = label == null ? "its name says who left" : "named by churn.label";
            String which = positive == null ? "unmistakable" : "named by churn.positive";
            decide(
                    found.column(),
                    Role.LABEL,
                    how + "; \"" + found.positive() + "\" means the customer left (" + which + "); "
                            + LabelGuess.list(LabelGuess.values(column))
                            + (column.blank > 0 ? "; " + column.blank + " blank, their rows will be refused" : ""));
        }

        private void identifier() {
            if (identifier == null) {
                IdentifierGuess.best(columns.stream()
                                .filter(c -> !decisions.containsKey(c.name)
                                        && !FieldNames.of(c.name).isEmpty())
                                .toList())
                        .ifPresent(c -> {
                            builder.identifier(c.name);
                            decide(c.name, Role.IDENTIFIER, "no value repeats and it looks like an identifier");
                        });
            }
        }

        private void feature(ColumnProfile column) {
            if (decisions.containsKey(column.name)) {
                return;
            }
            FeatureGuess.Guess guess = FieldNames.of(column.name).isEmpty() ? null : FeatureGuess.of(column);
            if (guess == null || guess.feature() == null) {
                exclude(column, guess == null ? "" : guess.decision().reason());
            } else {
                features++;
                builder.feature(guess.feature());
                decisions.put(column.name, guess.decision());
            }
        }

        private void decide(String column, Role role, String reason) {
            Decision before = decisions.putIfAbsent(column, new Decision(column, role, reason));
            if (before != null) {
                throw new IllegalArgumentException("column '" + column + "' is made " + before.role() + " and " + role
                        + "; give each column one role");
            }
        }

        private List<String> lines() {
            return ordered().stream().map(Decision::line).toList();
        }

        private List<Decision> ordered() {
            List<Decision> all = new ArrayList<>();
            for (ColumnProfile column : columns) {
                Decision decision = decisions.get(column.name);
                if (decision != null) {
                    all.add(decision);
                }
            }
            unmatched.forEach(p -> all.add(new Decision(
                    p, Role.IGNORED, "churn.exclude names it, but no column matches; check the spelling")));
            return all;
        }
    }

    private static Pattern glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        pattern.strip()
                .codePoints()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .forEach(regex::append);
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
