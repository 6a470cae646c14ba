package io.github.churn4j.drift;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.data.CellState;
import io.github.churn4j.data.CheckedRows;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.DataException;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.data.RowSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table into a {@link DriftSample}: cell by cell, so that a row's faults leave its other cells in place, and
 * without the columns that are not there.
 */
final class SampleReader {

    private final ChurnSchema schema;
    private final CheckedRows rows;
    /** Where the reader has each feature, -1 for an absent column. */
    private final int[] positions;

    private final double[] slots;
    private final Dataset.Builder values;
    private final Faults[] faults;
    private final @Nullable ChurnPredictor predictor;
    private final DriftSample.RowListener listener;
    private double[] scores = new double[1024];
    private int scored;
    private long refused;
    private long ragged;

    private SampleReader(
            ChurnSchema schema,
            CheckedRows rows,
            Set<String> absent,
            @Nullable ChurnPredictor predictor,
            DriftSample.RowListener listener) {
        this.schema = schema;
        this.rows = rows;
        this.listener = listener;
        this.predictor = absent.isEmpty() ? predictor : null;
        positions = new int[schema.features().size()];
        int at = 0;
        for (int i = 0; i < positions.length; i++) {
            positions[i] = absent.contains(schema.features().get(i).column()) ? -1 : at++;
        }
        slots = new double[positions.length];
        faults = new Faults[positions.length];
        Arrays.setAll(faults, i -> new Faults());
        values = Dataset.builder(schema, rows.source(), false);
    }

    static DriftSample read(
            ChurnSchema schema,
            RowSource source,
            @Nullable ChurnPredictor predictor,
            DriftSample.RowListener listener) {
        Set<String> absent = new HashSet<>();
        try (CheckedRows rows = open(schema, source, absent)) {
            SampleReader reader = new SampleReader(schema, rows, absent, predictor, listener);
            reader.readAll();
            return reader.sample(absent);
        }
    }

    /** Opens the table without the columns it lacks; a table that has none of them is the wrong one. */
    private static CheckedRows open(ChurnSchema schema, RowSource source, Set<String> absent) {
        @Nullable DataException first = null;
        while (true) {
            try {
                return DatasetReader.of(without(schema, absent)).withoutLabel().open(source);
            } catch (DataException e) {
                first = first == null ? e : first;
                boolean lacking = e.code() == DataException.Code.MISSING_COLUMN
                        && e.column().filter(absent::add).isPresent();
                if (!lacking || absent.size() == schema.features().size()) {
                    throw first;
                }
            }
        }
    }

    private static ChurnSchema without(ChurnSchema schema, Set<String> absent) {
        if (absent.isEmpty()) {
            return schema;
        }
        ChurnSchema.Builder rest = ChurnSchema.builder();
        schema.features().stream().filter(f -> !absent.contains(f.column())).forEach(rest::feature);
        schema.label().ifPresent(l -> rest.label(l.column(), l.positive(), l.negative()));
        schema.identifier().ifPresent(rest::identifier);
        schema.group().ifPresent(rest::group);
        schema.time().ifPresent(rest::time);
        schema.excluded().forEach(rest::exclude);
        schema.missingTokens().forEach(rest::missingToken);
        return rest.build();
    }

    private void readAll() {
        int group = schema.group().map(rows.header()::indexOf).orElse(-1);
        try {
            while (rows.next()) {
                if (rows.state(0) == CellState.ABSENT) {
                    ragged++;
                } else {
                    take(group);
                }
            }
        } catch (DataException e) {
            if (e.code() != DataException.Code.NO_ROWS) {
                throw e;
            }
        }
    }

    private void take(int group) {
        double[] read = rows.slots();
        for (int i = 0; i < slots.length; i++) {
            int at = positions[i];
            slots[i] = at < 0 ? Double.NaN : read[at];
            if (at >= 0) {
                faults[i].add(rows.state(at), rows, at);
            }
        }
        refused += rows.accepted() ? 0 : 1;
        listener.row(rows, predictor == null ? Double.NaN : score(predictor));
        long customer = group < 0
                ? Repeats.hash(rows.identifier())
                : Repeats.hash(rows.cell(group).strip());
        int line = (int) Math.min(rows.line(), Integer.MAX_VALUE);
        values.add(slots, 0, rows.identifier(), customer, 0, line);
    }

    private double score(ChurnPredictor by) {
        int row = values.size();
        if (row == scores.length) {
            scores = Arrays.copyOf(scores, row + (row >> 1));
        }
        scores[row] = rows.accepted() ? by.probability(slots) : Double.NaN;
        scored += rows.accepted() ? 1 : 0;
        return scores[row];
    }

    private DriftSample sample(Set<String> absent) {
        Dataset data = values.build();
        List<String> lacking = schema.features().stream()
                .map(Feature::column)
                .filter(absent::contains)
                .toList();
        SampleFacts facts =
                new SampleFacts(rows.source(), data.size(), refused, ragged, scored, lacking, rows.extraColumns());
        List<NewValues> found = Arrays.stream(faults).map(Faults::found).toList();
        double[] known = predictor == null ? null : Arrays.copyOf(scores, data.size());
        return new DriftSample(data, found, facts, known, notes(facts, data));
    }

    private static List<String> notes(SampleFacts facts, Dataset data) {
        List<String> notes = new ArrayList<>();
        if (!facts.absentColumns().isEmpty()) {
            notes.add(facts.source() + " has no column '" + String.join("', '", facts.absentColumns())
                    + "', which the schema declares: all values count as missing and nobody is scored");
        }
        if (!facts.extraColumns().isEmpty()) {
            notes.add(facts.source() + " has columns that the schema does not mention and nobody watches: '"
                    + String.join("', '", shortened(facts.extraColumns())) + "'");
        }
        if (facts.refused() > 0) {
            notes.add(facts.refused() + " of " + facts.rows() + " rows of " + facts.source()
                    + " have a value that the schema refuses; their other values were compared");
        }
        if (facts.ragged() > 0) {
            notes.add(facts.ragged() + " rows of " + facts.source()
                    + " have more or fewer cells than the header and could not be compared");
        }
        notes.addAll(Repeats.of(data));
        return notes;
    }

    private static List<String> shortened(List<String> names) {
        return names.stream()
                .limit(NewValues.MOST_LEVELS)
                .map(SampleReader::printable)
                .toList();
    }

    private static String printable(String text) {
        return new FieldProblem(FieldProblem.Code.UNSEEN_CATEGORY, "", text, "", "").value();
    }

    /** Counts the refused cells of one feature. */
    private static final class Faults {
        private final Map<String, Long> levels = new TreeMap<>();
        private long unseen;
        private long unreadable;
        private long outOfRange;

        void add(CellState state, CheckedRows rows, int feature) {
            switch (state) {
                case UNSEEN -> {
                    unseen++;
                    String level = printable(rows.text(feature));
                    if (levels.containsKey(level) || levels.size() < NewValues.MOST_LEVELS) {
                        levels.merge(level, 1L, Long::sum);
                    }
                }
                case WRONG_TYPE -> unreadable++;
                case OUT_OF_RANGE -> outOfRange++;
                case VALUE, MISSING, ABSENT -> {}
            }
        }

        NewValues found() {
            return new NewValues(unseen, levels, unreadable, outOfRange);
        }
    }
}
