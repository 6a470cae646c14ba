package io.github.churn4j.drift;

import java.util.List;

/**
 * What is known of one side of a comparison as a whole.
 *
 * @param source where its customers come from: a file, a query, {@code hold-out}
 * @param rows how many customers were compared
 * @param refused how many of them the schema refuses; their good cells were compared
 * @param ragged rows that have more or fewer cells than the header, none of which could be used; not among the rows
 * @param scored for how many the model gave a P(churn)
 * @param absentColumns the features that the table has no column for
 * @param extraColumns the columns that the schema does not mention
 */
public record SampleFacts(
        String source,
        long rows,
        long refused,
        long ragged,
        long scored,
        List<String> absentColumns,
        List<String> extraColumns) {

    public SampleFacts {
        absentColumns = List.copyOf(absentColumns);
        extraColumns = List.copyOf(extraColumns);
    }
}
