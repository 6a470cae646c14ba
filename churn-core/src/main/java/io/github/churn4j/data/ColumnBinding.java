package io.github.churn4j.data;

import io.github.churn4j.data.DataException.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a table keeps the columns that a schema names: cell positions, -1 for a column that is not there. */
final class ColumnBinding {

    final int[] features;
    final int label;
    final int identifier;
    final int group;
    final int time;
    private final List<String> header;
    private final Map<String, Integer> exact = new HashMap<>();
    private final Map<String, Integer> folded = new HashMap<>();
    private final boolean[] used;
    private final List<String> missing = new ArrayList<>();

    /**
     * Binds a schema to a header.
     *
     * @param labelled whether the rows must carry label, identifier, group and time; otherwise those may be absent
     * @throws DataException with every column that is missing
     */
    ColumnBinding(ChurnSchema schema, String source, List<String> header, boolean foldsCase, boolean labelled) {
        this.header = header;
        used = new boolean[header.size()];
        index(foldsCase);
        features = schema.features().stream().mapToInt(f -> need(f.column())).toArray();
        label = labelled
                ? need(schema.requireLabel().column())
                : schema.label().map(l -> find(l.column())).orElse(-1);
        identifier = role(schema.identifier(), labelled);
        group = role(schema.group(), labelled);
        time = role(schema.time(), labelled);
        schema.excluded().forEach(this::find);
        if (!missing.isEmpty()) {
            throw new DataException(
                    Code.MISSING_COLUMN, source, 1, missing.get(0), "the header lacks " + explain(), null);
        }
    }

    private void index(boolean foldsCase) {
        for (int i = 0; i < header.size(); i++) {
            exact.put(header.get(i), i);
            if (foldsCase) {
                folded.merge(fold(header.get(i)), i, (a, b) -> -1);
            }
        }
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private int role(Optional<String> column, boolean required) {
        return column.map(c -> required ? need(c) : find(c)).orElse(-1);
    }

    private int need(String column) {
        int at = find(column);
        if (at < 0) {
            missing.add(column);
        }
        return at;
    }

    private int find(String column) {
        Integer at = exact.get(column);
        if (at == null) {
            at = folded.getOrDefault(fold(column), -1);
        }
        if (at >= 0) {
            used[at] = true;
        }
        return at;
    }

    private String explain() {
        List<String> free = extra();
        List<String> parts = new ArrayList<>();
        for (String column : missing.subList(0, Math.min(10, missing.size()))) {
            parts.add("'" + column + "'"
                    + Spelling.nearest(column, free)
                            .map(n -> " (did you mean '" + FieldProblem.printable(n) + "'?)")
                            .orElse(""));
        }
        String more = missing.size() > 10 ? " and " + (missing.size() - 10) + " more columns" : "";
        return "column " + String.join(", ", parts) + more
                + ", which the schema declares; add the column or mend the schema"
                + (header.size() == 1 ? ", or check churn.separator" : "");
    }

    /** The columns that the schema does not mention. */
    List<String> extra() {
        List<String> extra = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (!used[i]) {
                extra.add(header.get(i));
            }
        }
        return extra;
    }
}
