package io.github.churn4j.maven.drift;

import io.github.churn4j.data.CheckedRows;
import io.github.churn4j.drift.DriftSample;
import io.github.churn4j.drift.performance.BusinessTally;
import io.github.churn4j.evaluate.ProfitParameters;
import io.github.churn4j.model.ChurnModel;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is no feature of the customers of a table, gathered while they are read: who left, where a label says so, what each is
 * worth, and who was contacted. Not thread-safe.
 */
final class TableOutcomes implements DriftSample.RowListener {

    private static final int MOST_CHUNKS = 10;
    private static final int SMALLEST_CHUNK = 200;
    private static final int NOT_YET = -2;
    private static final Set<String> CONTACTED = Set.of("yes", "true", "1", "contacted");

    private final Optional<String> value;
    private final Optional<String> contacted;
    private final BusinessTally tally;
    private int valueAt = NOT_YET;
    private int contactedAt = NOT_YET;
    private double[] scores = new double[1024];
    private byte[] outcomes = new byte[1024];
    private int size;

    /**
     * Of a table that is about to be read.
     *
     * @param value the column of a customer's worth; empty for the same worth of all
     * @param contacted the column that says who was contacted; empty where nobody knows
     */
    TableOutcomes(ChurnModel model, ProfitParameters profit, Optional<String> value, Optional<String> contacted) {
        this.value = value;
        this.contacted = contacted;
        tally = BusinessTally.of(model.decision(), profit);
    }

    /**
     * Takes a row.
     *
     * @throws IllegalArgumentException if the table has no such column
     */
    @Override
    public void row(CheckedRows row, double score) {
        if (valueAt == NOT_YET) {
            valueAt = value.map(name -> column(row, "churn.valueColumn", name)).orElse(-1);
            contactedAt = contacted
                    .map(name -> column(row, "churn.contactedColumn", name))
                    .orElse(-1);
        }
        if (size == scores.length) {
            scores = Arrays.copyOf(scores, 2 * size);
            outcomes = Arrays.copyOf(outcomes, 2 * size);
        }
        int outcome = Double.isNaN(score) ? Chunks.UNKNOWN : row.label();
        scores[size] = score;
        outcomes[size++] = (byte) outcome;
        if (!Double.isNaN(score)) {
            count(row, score, outcome);
        }
    }

    private void count(CheckedRows row, double score, int outcome) {
        if (valueAt < 0) {
            tally.predicted(score);
        } else {
            tally.predicted(score, worth(row.cell(valueAt)));
        }
        if (contactedAt < 0) {
            return;
        }
        boolean reached = CONTACTED.contains(row.cell(contactedAt).strip().toLowerCase(Locale.ROOT));
        if (reached) {
            tally.contacted(score);
        }
        if (outcome != Chunks.UNKNOWN) {
            tally.outcome(score, reached, outcome == 1);
        }
    }

    /** What the scores mean in customers and money. */
    BusinessTally tally() {
        return tally;
    }

    /** Scores and outcomes by rows in their order; those that the schema refuses are left out. */
    Chunks chunks() {
        Chunks chunks = new Chunks("part");
        int length = Math.max(SMALLEST_CHUNK, (size + MOST_CHUNKS - 1) / MOST_CHUNKS);
        for (int row = 0; row < size; row++) {
            if (!Double.isNaN(scores[row])) {
                int chunk = row / length;
                chunks.add(chunk, label(chunk * length, length), scores[row], outcomes[row]);
            }
        }
        return chunks;
    }

    private String label(int first, int length) {
        return "rows " + (first + 1) + "–" + Math.min(size, first + length);
    }

    private static int column(CheckedRows rows, String property, String name) {
        for (int i = 0; i < rows.header().size(); i++) {
            if (rows.header().get(i).strip().equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(property + " is \"" + name + "\", which is no column of " + rows.source()
                + "; it has " + String.join(", ", rows.header()));
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
