package io.github.churn4j.registry.gate;

import io.github.churn4j.ChurnException;
import io.github.churn4j.data.Dataset;
import java.util.Arrays;
import java.util.Optional;

/**
 * Labelled customers as both models read them: row i is the same customer for either, found by its line in the source.
 * Immutable.
 */
public final class EvaluationRows {

    private final Dataset candidate;
    private final Optional<Dataset> champion;
    private final int[] candidateRows;
    private final int[] championRows;

    private EvaluationRows(Dataset candidate, Optional<Dataset> champion, int[] candidateRows, int[] championRows) {
        this.candidate = candidate;
        this.champion = champion;
        this.candidateRows = candidateRows;
        this.championRows = championRows;
    }

    /**
     * Pairs what two schemas made of one source; rows that one of them refused are left out.
     *
     * @throws ChurnException if the schemas disagree on who left, or on who a customer is
     */
    static EvaluationRows of(Dataset candidate, Optional<Dataset> champion) {
        Dataset other = champion.orElse(candidate);
        int[] own = new int[Math.min(candidate.size(), other.size())];
        int[] others = own.clone();
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < candidate.size() && j < other.size()) {
            int order = Integer.compare(candidate.line(i), other.line(j));
            if (order == 0) {
                requireSame(candidate, i, other, j);
                own[size] = i;
                others[size++] = j;
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return new EvaluationRows(candidate, champion, Arrays.copyOf(own, size), Arrays.copyOf(others, size));
    }

    private static void requireSame(Dataset a, int i, Dataset b, int j) {
        boolean comparable = a.schema().identifier().equals(b.schema().identifier());
        if (a.label(i) != b.label(j) || (comparable && !a.identifier(i).equals(b.identifier(j)))) {
            throw new ChurnException(a.source() + ":" + a.line(i)
                    + ": the two models' schemas read different customers or labels from this row; give data that come in"
                    + " the same order each time, and models that mean the same by their label");
        }
    }

    /** These of the rows. */
    EvaluationRows select(int[] rows) {
        return new EvaluationRows(
                candidate,
                champion,
                Arrays.stream(rows).map(r -> candidateRows[r]).toArray(),
                Arrays.stream(rows).map(r -> championRows[r]).toArray());
    }

    /** The number of rows. */
    public int size() {
        return candidateRows.length;
    }

    /** 1 if the customer left, else 0. */
    public int label(int row) {
        return candidate.label(candidateRows[row]);
    }

    /** The source as the candidate's schema reads it. */
    public Dataset candidateData() {
        return candidate;
    }

    /** Where the row stands in {@link #candidateData()}. */
    public int candidateRow(int row) {
        return candidateRows[row];
    }

    /** The source as the champion's schema reads it, where there is a champion. */
    public Optional<Dataset> championData() {
        return champion;
    }

    /** Where the row stands in {@link #championData()}. */
    public int championRow(int row) {
        return championRows[row];
    }

    /** The row's slots as the candidate reads them, a new array. */
    double[] candidateSlots(int row) {
        return slots(candidate, candidateRows[row]);
    }

    /** The row's slots as the champion reads them, a new array; the candidate's where there is no champion. */
    double[] championSlots(int row) {
        return slots(champion.orElse(candidate), championRows[row]);
    }

    private static double[] slots(Dataset data, int row) {
        double[] slots = new double[data.schema().features().size()];
        data.copyRow(row, slots);
        return slots;
    }
}
