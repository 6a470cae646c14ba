package io.github.churn4j.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a customer table mean: which are features and what they accept, which one is the label, which
 * identify, group or date a row, and which are left out.
 *
 * <p>A feature answers to its column name and to its JSON field name ({@link Feature#field()}). Immutable and
 * thread-safe. Kept as JSON, see {@link #toJson()}.
 */
public final class ChurnSchema {

    private final List<Feature> features;
    private final @Nullable Label label;
    private final @Nullable String identifier;
    private final @Nullable String group;
    private final @Nullable String time;
    private final List<String> excluded;
    private final List<String> missingTokens;
    private final Map<String, Integer> positions;
    private final List<String> fields;

    private ChurnSchema(Builder builder) {
        features = List.copyOf(builder.features);
        label = builder.label;
        identifier = builder.identifier;
        group = builder.group;
        time = builder.time;
        excluded = List.copyOf(builder.excluded);
        missingTokens = List.copyOf(builder.missingTokens);
        if (features.isEmpty()) {
            throw new IllegalArgumentException("a schema needs at least one feature");
        }
        checkDistinctRoles();
        positions = positions();
        fields = features.stream().map(Feature::field).toList();
    }

    private void checkDistinctRoles() {
        Set<String> seen = new HashSet<>();
        List<String> all = new ArrayList<>(excluded);
        features.forEach(f -> all.add(f.column()));
        label().ifPresent(l -> all.add(l.column()));
        identifier().ifPresent(all::add);
        time().ifPresent(all::add);
        group().filter(g -> !g.equals(identifier)).ifPresent(all::add);
        for (String column : all) {
            if (!seen.add(column)) {
                throw new IllegalArgumentException(
                        "column '" + column + "' has two roles in the schema; give each column one role");
            }
        }
    }

    private Map<String, Integer> positions() {
        Map<String, Integer> byName = new HashMap<>();
        Map<String, String> owner = new HashMap<>();
        for (int i = 0; i < features.size(); i++) {
            Feature feature = features.get(i);
            String clash = owner.putIfAbsent(feature.field(), feature.column());
            if (clash != null) {
                throw new IllegalArgumentException("columns '" + clash + "' and '" + feature.column()
                        + "' share the field name '" + feature.field() + "'; rename or exclude one of them");
            }
            byName.put(feature.field(), i);
        }
        for (int i = 0; i < features.size(); i++) {
            Integer before = byName.putIfAbsent(features.get(i).column(), i);
            if (before != null && before != i) {
                throw new IllegalArgumentException("column '" + features.get(i).column()
                        + "' is spelt like the field name of column '"
                        + features.get(before).column()
                        + "'; rename or exclude one of them");
            }
        }
        return Map.copyOf(byName);
    }

    /** The features in the order of their slots. */
    public List<Feature> features() {
        return features;
    }

    /** The label, absent from a schema that only serves to predict. */
    public Optional<Label> label() {
        return Optional.ofNullable(label);
    }

    /**
     * The label where one is needed.
     *
     * @throws IllegalArgumentException if the schema declares none
     */
    public Label requireLabel() {
        if (label == null) {
            throw new IllegalArgumentException("the schema declares no label; set churn.label and churn.positive");
        }
        return label;
    }

    /** The column that identifies a row; never a feature. */
    public Optional<String> identifier() {
        return Optional.ofNullable(identifier);
    }

    /** The column that names the customer behind a row, where one customer has several rows. */
    public Optional<String> group() {
        return Optional.ofNullable(group);
    }

    /** The column that dates a row: ISO date, ISO date-time or a number that grows with time. */
    public Optional<String> time() {
        return Optional.ofNullable(time);
    }

    /** Columns that are deliberately not features. */
    public List<String> excluded() {
        return excluded;
    }

    /** Texts that stand for a missing value wherever data are read, such as {@code NA}; blank always does. */
    public List<String> missingTokens() {
        return missingTokens;
    }

    /** The slot of a feature by column or field name. */
    public OptionalInt slotOf(String name) {
        Integer position = positions.get(name);
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }

    /**
     * The slot of a feature by column or field name, or -1. Callers mostly keep the schema's order, so one feature is
     * tried before all others.
     */
    int slotOf(String name, int guess) {
        if (guess < fields.size()
                && (fields.get(guess).equals(name)
                        || features.get(guess).column().equals(name))) {
            return guess;
        }
        Integer position = positions.get(name);
        return position == null ? -1 : position;
    }

    /**
     * The slot of a feature that must exist.
     *
     * @throws IllegalArgumentException if no feature has that column or field name, with the nearest one suggested
     */
    public int requireSlot(String name) {
        Integer position = positions.get(name);
        if (position == null) {
            throw new IllegalArgumentException("there is no feature '" + FieldProblem.printable(name) + "'"
                    + nearest(name).map(n -> "; did you mean '" + n + "'?").orElse(""));
        }
        return position;
    }

    /** The field name that is spelt most like the given one, if any comes close. */
    Optional<String> nearest(String name) {
        return Spelling.nearest(FieldNames.of(name), fields);
    }

    /** A builder for one customer. */
    public CustomerRecord.Builder newRecord() {
        return new CustomerRecord.Builder(this);
    }

    /** The schema as JSON text; the same schema gives the same text. */
    public String toJson() {
        return SchemaJson.write(this);
    }

    /**
     * Reads a schema from JSON text.
     *
     * @throws io.github.churn4j.ChurnException if the text is no schema, with the place and the remedy
     */
    public static ChurnSchema fromJson(String json) {
        return SchemaJson.read(json, "schema");
    }

    /**
     * Reads a schema file.
     *
     * @throws io.github.churn4j.ChurnException if there is no such file or it is no schema
     */
    public static ChurnSchema read(Path file) {
        return SchemaJson.read(file);
    }

    /** A builder with nothing declared. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from this schema. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.features.addAll(features);
        builder.label = label;
        builder.identifier = identifier;
        builder.group = group;
        builder.time = time;
        builder.excluded.addAll(excluded);
        builder.missingTokens.addAll(missingTokens);
        return builder;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || (other instanceof ChurnSchema that && toJson().equals(that.toJson()));
    }

    @Override
    public int hashCode() {
        return features.hashCode();
    }

    @Override
    public String toString() {
        return "ChurnSchema[" + features.size() + " features, label " + (label == null ? "none" : label.column()) + "]";
    }

    /** Collects the parts of a schema; not thread-safe. */
    public static final class Builder {
        private final List<Feature> features = new ArrayList<>();
        private @Nullable Label label;
        private @Nullable String identifier;
        private @Nullable String group;
        private @Nullable String time;
        private final List<String> excluded = new ArrayList<>();
        private final List<String> missingTokens = new ArrayList<>();

        private Builder() {}

        /** Adds a feature; its slot is its position among the features added. */
        public Builder feature(Feature feature) {
            features.add(feature);
            return this;
        }

        /** Puts a feature in the place of the one with the same column. */
        public Builder replace(Feature feature) {
            for (int i = 0; i < features.size(); i++) {
                if (features.get(i).column().equals(feature.column())) {
                    features.set(i, feature);
                    return this;
                }
            }
            throw new IllegalArgumentException("there is no feature '" + feature.column() + "' to replace");
        }

        /** Declares the label. */
        public Builder label(String column, String positive, String negative) {
            label = new Label(column, positive, negative);
            return this;
        }

        /** Declares the column that identifies a row. */
        public Builder identifier(String column) {
            Columns.check(column);
            identifier = column;
            return this;
        }

        /** Declares the column that names the customer behind a row; may be the identifier. */
        public Builder group(String column) {
            Columns.check(column);
            group = column;
            return this;
        }

        /** Declares the column that dates a row. */
        public Builder time(String column) {
            Columns.check(column);
            time = column;
            return this;
        }

        /** Names a column that is deliberately not a feature. */
        public Builder exclude(String column) {
            Columns.check(column);
            excluded.add(column);
            return this;
        }

        /** Declares a text that stands for a missing value in every column, matched exactly without blanks around it. */
        public Builder missingToken(String text) {
            if (text.isBlank() || !text.equals(text.strip()) || missingTokens.contains(text)) {
                throw new IllegalArgumentException("missing token \"" + text
                        + "\" is blank, has blanks around it or is given twice; blank cells are missing anyway");
            }
            missingTokens.add(text);
            return this;
        }

        /**
         * The finished schema.
         *
         * @throws IllegalArgumentException if there is no feature, a column has two roles or two fields collide
         */
        public ChurnSchema build() {
            return new ChurnSchema(this);
        }
    }
}
