package io.github.churn4j.data;

import java.util.List;

/**
 * A schema that was inferred from a table, with the reason for every column.
 *
 * @param schema the schema, features in the table's column order
 * @param decisions one entry per column in the table's order, then patterns that matched nothing
 */
public record InferredSchema(ChurnSchema schema, List<Decision> decisions) {

    public InferredSchema {
        decisions = List.copyOf(decisions);
    }

    /** The decision about a column. */
    public java.util.Optional<Decision> decision(String column) {
        return decisions.stream().filter(d -> d.column().equals(column)).findFirst();
    }
}
