package io.github.churn4j.data;

import io.github.churn4j.data.Finding.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A table read row by row: each row's original text, its slots as the schema understands it, and what is wrong with
 * it. Memory does not grow with the table; every answer concerns the current row only.
 *
 * <pre>{@code
 * try (CheckedRows rows = DatasetReader.of(schema).withoutLabel().open(source)) {
 *     while (rows.next()) {
 *         if (rows.accepted()) { score(rows.slots()); }
 *     }
 * }
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class CheckedRows implements AutoCloseable {

    private final ChurnSchema schema;
    private final String source;
    private final TextRows rows;
    private final TextRow row;
    private final boolean labelled;
    private final ColumnBinding binding;
    private final List<Feature> features;
    private final CellDecoder[] decoders;
    private final boolean[] refusesMissing;
    private final LevelIndex missingTokens;
    private final @Nullable LevelIndex labels;
    private final double[] slots;
    private final CellState[] states;
    private final List<Finding> problems = new ArrayList<>();
    private long unseen;
    private int label;
    private long time;
    private int from;
    private int length;

    private CheckedRows(ChurnSchema schema, String source, TextRows rows, boolean labelled) {
        this.schema = schema;
        this.source = source;
        this.rows = rows;
        this.row = rows.row();
        this.labelled = labelled;
        binding = new ColumnBinding(schema, source, rows.header(), rows.foldsCase(), labelled);
        features = schema.features();
        decoders = features.stream().map(CellDecoder::of).toArray(CellDecoder[]::new);
        refusesMissing = new boolean[decoders.length];
        for (int i = 0; i < decoders.length; i++) {
            refusesMissing[i] = features.get(i).missing() == MissingPolicy.REJECT;
        }
        missingTokens = new LevelIndex(schema.missingTokens());
        labels = schema.label()
                .map(l -> new LevelIndex(List.of(l.negative(), l.positive())))
                .orElse(null);
        slots = new double[decoders.length];
        states = new CellState[decoders.length];
    }

    static CheckedRows open(ChurnSchema schema, RowSource source, boolean labelled) {
        TextRows rows = source.open();
        try {
            return new CheckedRows(schema, source.name(), rows, labelled);
        } catch (RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    /** The column names of the table in their order. */
    public List<String> header() {
        return rows.header();
    }

    /** What messages call the table. */
    public String source() {
        return source;
    }

    /** The columns that the schema does not mention. */
    public List<String> extraColumns() {
        return binding.extra();
    }

    /**
     * Moves to the next row and checks it.
     *
     * @return false where there is none left
     * @throws DataException if the table has no row at all or cannot be read on
     */
    public boolean next() {
        if (!rows.next()) {
            return false;
        }
        problems.clear();
        label = -1;
        time = 0;
        if (row.size() != rows.header().size()) {
            Arrays.fill(slots, Double.NaN);
            Arrays.fill(states, CellState.ABSENT);
            problems.add(Finding.row(
                    Code.RAGGED_ROW,
                    source,
                    row.line(),
                    "",
                    "the row has " + row.size() + (row.size() == 1 ? " cell" : " cells"),
                    rows.header().size() + " as the header has",
                    "correct the row; a separator inside a cell needs quotes around the cell"));
            return true;
        }
        checkFeatures();
        checkLabel();
        checkTime();
        return true;
    }

    /**
     * Passes over rows without checking them; afterwards there is no current row until {@link #next}. Line numbers
     * count on.
     *
     * @param count how many rows, 0 or more
     * @return how many there were, fewer than asked for where the table ends
     * @throws DataException as {@link #next} throws it
     */
    public long skip(long count) {
        long skipped = 0;
        while (skipped < count && rows.next()) {
            skipped++;
        }
        return skipped;
    }

    private void checkFeatures() {
        char[] chars = row.chars();
        for (int i = 0; i < slots.length; i++) {
            double slot = Double.NaN;
            states[i] = CellState.MISSING;
            if (strip(binding.features[i])) {
                slot = decoders[i].decode(chars, from, length);
                states[i] = CellState.VALUE;
            }
            if (!Double.isFinite(slot)) {
                slot = settle(i, slot);
            }
            slots[i] = slot;
        }
    }

    private double settle(int feature, double slot) {
        if (slot == CellDecoder.UNSEEN) {
            unseen++;
            states[feature] = CellState.UNSEEN;
        } else if (slot == CellDecoder.REFUSED) {
            refuse(feature);
        } else if (refusesMissing[feature]) {
            problems.add(Finding.row(
                    Code.MISSING_VALUE,
                    source,
                    row.line(),
                    features.get(feature).column(),
                    "",
                    features.get(feature).expectation(),
                    "give a value, or set the feature's missing policy"));
        }
        return Double.NaN;
    }

    private void refuse(int feature) {
        try {
            features.get(feature).parse(new String(row.chars(), from, length));
            throw new IllegalStateException("feature '" + features.get(feature).column() + "' decodes unevenly");
        } catch (InvalidValueException e) {
            states[feature] = CellState.of(e.problem().code());
            problems.add(Finding.of(source, row.line(), e.problem()));
        }
    }

    private void checkLabel() {
        if (binding.label < 0 || labels == null) {
            return;
        }
        boolean present = strip(binding.label);
        label = present ? labels.find(row.chars(), from, length) : -1;
        if (label < 0 && labelled) {
            Label declared = schema.requireLabel();
            problems.add(Finding.row(
                    present ? Code.UNKNOWN_LABEL : Code.MISSING_LABEL,
                    source,
                    row.line(),
                    declared.column(),
                    present ? new String(row.chars(), from, length) : "",
                    "\"" + declared.positive() + "\" or \"" + declared.negative() + "\"",
                    "correct the row, or the label's values in the schema"));
        }
    }

    private void checkTime() {
        if (binding.time < 0) {
            return;
        }
        String text = strip(binding.time) ? new String(row.chars(), from, length) : "";
        OptionalLong parsed = Times.parse(text);
        if (parsed.isPresent()) {
            time = parsed.getAsLong();
        } else if (labelled) {
            problems.add(Finding.row(
                    Code.UNREADABLE_TIME,
                    source,
                    row.line(),
                    schema.time().orElse(""),
                    text,
                    Times.EXPECTATION,
                    "correct the row, or leave the time column undeclared"));
        }
    }

    /** Points from and length at the cell's text without blanks around it; false where the value is missing. */
    private boolean strip(int cell) {
        char[] chars = row.chars();
        int first = row.from(cell);
        int end = row.to(cell);
        while (first < end && Blanks.blank(chars[first])) {
            first++;
        }
        while (first < end && Blanks.blank(chars[end - 1])) {
            end--;
        }
        from = first;
        length = end - first;
        return length > 0 && (missingTokens.isEmpty() || missingTokens.find(chars, from, length) < 0);
    }

    /** Whether the schema accepts the row. */
    public boolean accepted() {
        return problems.isEmpty();
    }

    /** Why the row is refused; empty where it is accepted. */
    public List<Finding> problems() {
        return List.copyOf(problems);
    }

    List<Finding> currentProblems() {
        return problems;
    }

    /** The 1-based line the row starts on (CSV), or the row's number (elsewhere). */
    public long line() {
        return row.line();
    }

    /** The features' slots, NaN where missing or refused; the array is reused by the next row. */
    public double[] slots() {
        return slots;
    }

    /** What became of the row's cell of a feature: why its slot is NaN, where it is. */
    public CellState state(int feature) {
        return states[feature];
    }

    /**
     * The row's cell of a feature without blanks around it, as the table spells it; empty where it is missing.
     *
     * @param feature its position in the schema
     */
    public String text(int feature) {
        int cell = binding.features[feature];
        return row.size() > cell && strip(cell) ? new String(row.chars(), from, length) : "";
    }

    /** 1, 0, or -1 where the table or the row has no known label. */
    public int label() {
        return label;
    }

    /** The row's identifier without blanks around it; empty where there is none. */
    public String identifier() {
        if (binding.identifier < 0 || row.size() <= binding.identifier || !strip(binding.identifier)) {
            return "";
        }
        return new String(row.chars(), from, length);
    }

    /** A 64-bit hash of the row's group; without a group column every row is a group of its own. */
    long group() {
        if (binding.group < 0 || !strip(binding.group)) {
            return Dataset.mix(row.line());
        }
        long hash = length;
        for (int i = from; i < from + length; i++) {
            hash = Dataset.mix(hash ^ row.chars()[i]);
        }
        return hash;
    }

    long time() {
        return time;
    }

    /** How many unseen levels counted as missing so far. */
    long unseenAsMissing() {
        return unseen;
    }

    /**
     * How many bytes of the file, as it is stored, were read so far, for a fraction of its size; some buffers ahead of
     * the current row. -1 where the rows do not come from a file.
     */
    public long bytesRead() {
        return rows.bytes();
    }

    /**
     * The row's original cell under a column, as the table spells it; empty where a short row has none.
     *
     * @param column its position in {@link #header}
     */
    public String cell(int column) {
        return column < row.size() ? row.text(column) : "";
    }

    /** The row's original cells, as many as the header names; absent cells of a short row are empty. */
    public List<String> cells() {
        List<String> cells = new ArrayList<>(rows.header().size());
        for (int i = 0; i < rows.header().size(); i++) {
            cells.add(i < row.size() ? row.text(i) : "");
        }
        return cells;
    }

    /**
     * Appends the row's original cells as CSV, as many as the header names, quoted where needed and without a line
     * end, so that columns can be added.
     */
    public void appendTo(StringBuilder out, char separator) {
        int count = rows.header().size();
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out.append(separator);
            }
            if (i < row.size()) {
                CsvCells.append(out, row.chars(), row.from(i), row.to(i), separator);
            }
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
