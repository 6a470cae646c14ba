package io.github.churn4j.maven.drift;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.data.CheckedRows;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.data.RowSource;
import io.github.churn4j.drift.performance.BusinessTally;
import io.github.churn4j.evaluate.ProfitParameters;
import java.util.Optional;

/**
 * A table of customers read once more for what is no feature: who left, where a label says so, and what each is worth.
 *
 * @param chunks scores and outcomes, by rows in their order
 * @param tally what the scores mean in customers and money
 */
record TableOutcomes(Chunks chunks, BusinessTally tally) {

    private static final int MOST_CHUNKS = 10;
    private static final int SMALLEST_CHUNK = 200;

    /**
     * Reads a table; rows that the schema refuses are left out.
     *
     * @param size its rows
     * @param value the column of a customer's worth; empty for the same worth of all
     * @throws IllegalArgumentException if there is no such column
     */
    static TableOutcomes read(RowSource table, int size, ChurnPredictor predictor, Optional<String> value) {
        ChurnSchema schema = predictor.model().schema();
        Chunks chunks = new Chunks("part");
        BusinessTally tally = BusinessTally.of(predictor.model().decision(), ProfitParameters.defaults());
        try (CheckedRows rows = DatasetReader.of(schema).withoutLabel().open(table)) {
            int column = value.map(name -> column(rows, name)).orElse(-1);
            int length = Math.max(SMALLEST_CHUNK, (size + MOST_CHUNKS - 1) / MOST_CHUNKS);
            for (int row = 0; rows.next(); row++) {
                if (rows.accepted()) {
                    double score = predictor.probability(rows.slots());
                    int chunk = row / length;
                    chunks.add(chunk, label(chunk * length, length, size), score, rows.label());
                    if (column < 0) {
                        tally.predicted(score);
                    } else {
                        tally.predicted(score, worth(rows.cell(column)));
                    }
                }
            }
        }
        return new TableOutcomes(chunks, tally);
    }

    private static String label(int first, int length, int size) {
        return "rows " + (first + 1) + "–" + Math.min(size, first + length);
    }

    private static int column(CheckedRows rows, String name) {
        for (int i = 0; i < rows.header().size(); i++) {
            if (rows.header().get(i).strip().equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("churn.valueColumn is \"" + name + "\", which is no column of "
                + rows.source() + "; it has " + String.join(", ", rows.header()));
    }

    /** NaN where it is not known. */
    private static double worth(String cell) {
        try {
            double worth = Double.parseDouble(cell.strip());
            return Double.isInfinite(worth) ? Double.NaN : worth;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
