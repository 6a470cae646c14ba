package io.github.churn4j.data;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Many customers, kept column by column: n rows of one slot per feature, with label, identifier, group, time and the
 * line they came from where the schema declares them.
 *
 * <p>Numbers take 8 bytes, levels 1 (8 where a feature has more than 255), labels 1, lines 4. Every value was
 * accepted by its feature; a slot may be NaN only where the feature's policy allows a missing value. Immutable and
 * thread-safe.
 */
public final class Dataset {

    private final ChurnSchema schema;
    private final String source;
    private final int size;
    private final SlotColumn[] columns;
    private final byte @Nullable [] labels;
    private final @Nullable TextColumn identifiers;
    private final long @Nullable [] groups;
    private final long @Nullable [] times;
    private final int[] lines;

    private Dataset(Builder builder) {
        schema = builder.schema;
        source = builder.source;
        size = builder.size;
        columns = new SlotColumn[builder.columns.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = builder.columns[i].freeze(size);
        }
        labels = builder.labels == null ? null : Growth.trim(builder.labels, size);
        identifiers = builder.identifiers == null ? null : builder.identifiers.freeze();
        groups = builder.groups == null ? null : Growth.trim(builder.groups, size);
        times = builder.times == null ? null : Growth.trim(builder.times, size);
        lines = Growth.trim(builder.lines, size);
    }

    /** The schema every row was checked against. */
    public ChurnSchema schema() {
        return schema;
    }

    /** Where the rows came from, for messages: a file name, a query, {@code memory}. */
    public String source() {
        return source;
    }

    /** The number of rows. */
    public int size() {
        return size;
    }

    /** One value; NaN where it is missing. */
    public double slot(int row, int feature) {
        return columns[feature].get(row);
    }

    /** Copies a row's slots into the start of an array that has room for them. */
    public void copyRow(int row, double[] target) {
        for (int i = 0; i < columns.length; i++) {
            target[i] = columns[i].get(row);
        }
    }

    /** One feature's slots, n numbers, as a new array. */
    public double[] column(int feature) {
        double[] values = new double[size];
        for (int row = 0; row < size; row++) {
            values[row] = columns[feature].get(row);
        }
        return values;
    }

    /** One customer as a record. */
    public CustomerRecord record(int row) {
        double[] slots = new double[columns.length];
        copyRow(row, slots);
        return CustomerRecord.of(schema, slots);
    }

    /** Whether the rows carry labels. */
    public boolean labelled() {
        return labels != null;
    }

    /**
     * 1 for a customer who left, 0 for one who stayed.
     *
     * @throws IllegalStateException if the rows carry no labels
     */
    public int label(int row) {
        return requireLabels()[row];
    }

    /** All labels as a new array of 0 and 1. */
    public byte[] labels() {
        return requireLabels().clone();
    }

    private byte[] requireLabels() {
        if (labels == null) {
            throw new IllegalStateException(source + " was read without labels");
        }
        return labels;
    }

    /** The row's identifier as the data spells it, where the schema declares one. */
    public Optional<String> identifier(int row) {
        return identifiers == null ? Optional.empty() : Optional.of(identifiers.get(row));
    }

    /** Whether rows are grouped by customer. */
    public boolean grouped() {
        return groups != null;
    }

    /** A 64-bit hash of the row's group; rows of one customer share it. */
    public long group(int row) {
        if (groups == null) {
            throw new IllegalStateException("the schema declares no group column");
        }
        return groups[row];
    }

    /** Whether rows are dated. */
    public boolean timed() {
        return times != null;
    }

    /** The row's time, as milliseconds since 1970 or the number the column holds times 1000. */
    public long time(int row) {
        if (times == null) {
            throw new IllegalStateException("the schema declares no time column");
        }
        return times[row];
    }

    /** The 1-based line (CSV) or row number (elsewhere) the row came from. */
    public int line(int row) {
        return lines[row];
    }

    /** A 64-bit hash of the row's feature values; equal rows have equal hashes. */
    public long featureHash(int row) {
        long hash = 0x9E3779B97F4A7C15L;
        for (SlotColumn column : columns) {
            long bits = Double.doubleToLongBits(column.get(row) + 0.0);
            hash = mix(hash ^ mix(bits));
        }
        return hash;
    }

    /** A strong 64-bit mix (the finaliser of SplitMix64, Steele et al. 2014). */
    static long mix(long bits) {
        long z = bits + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A builder for rows that come from the named source. */
    public static Builder builder(ChurnSchema schema, String source, boolean labelled) {
        return new Builder(schema, source, labelled);
    }

    /** A dataset of records that carry no labels. */
    public static Dataset of(ChurnSchema schema, List<CustomerRecord> records) {
        Builder builder = builder(schema, "memory", false);
        double[] slots = new double[schema.features().size()];
        for (CustomerRecord customer : records) {
            customer.copyTo(slots);
            builder.add(slots, 0, "", 0, 0, builder.size() + 1);
        }
        return builder.build();
    }

    /** Collects rows; not thread-safe. Amortised O(d) a row. */
    public static final class Builder {
        private final ChurnSchema schema;
        private final String source;
        private final SlotColumn.Builder[] columns;
        private byte @Nullable [] labels;
        private final TextColumn.@Nullable Builder identifiers;
        private long @Nullable [] groups;
        private long @Nullable [] times;
        private int[] lines = new int[Growth.FIRST];
        private int size;

        private Builder(ChurnSchema schema, String source, boolean labelled) {
            this.schema = schema;
            this.source = source;
            columns = schema.features().stream().map(SlotColumn::builder).toArray(SlotColumn.Builder[]::new);
            labels = labelled ? new byte[Growth.FIRST] : null;
            identifiers = schema.identifier().isPresent() ? new TextColumn.Builder() : null;
            groups = schema.group().isPresent() ? new long[Growth.FIRST] : null;
            times = schema.time().isPresent() ? new long[Growth.FIRST] : null;
        }

        /** The number of rows added so far. */
        public int size() {
            return size;
        }

        /**
         * Adds a row whose values were checked.
         *
         * @param slots one slot per feature; copied
         * @param label 1 or 0; ignored where rows carry no labels
         * @param identifier ignored where the schema declares none
         * @param group ignored where the schema declares none
         * @param time ignored where the schema declares none
         * @param line 1-based line in the source
         */
        public void add(double[] slots, int label, CharSequence identifier, long group, long time, int line) {
            lines = Growth.room(lines, size);
            lines[size] = line;
            for (int i = 0; i < columns.length; i++) {
                columns[i].add(size, slots[i]);
            }
            if (labels != null) {
                labels = Growth.room(labels, size);
                labels[size] = (byte) label;
            }
            if (identifiers != null) {
                identifiers.add(identifier);
            }
            if (groups != null) {
                groups = Growth.room(groups, size);
                groups[size] = group;
            }
            if (times != null) {
                times = Growth.room(times, size);
                times[size] = time;
            }
            size++;
        }

        /** The finished set. */
        public Dataset build() {
            return new Dataset(this);
        }
    }
}
