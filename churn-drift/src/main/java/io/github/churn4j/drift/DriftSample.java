package io.github.churn4j.drift;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.data.CheckedRows;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.RowSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Customers to be compared, taken as they come: a cell that the schema refuses is counted by its fault and takes no
 * other cell of its row with it, so that faults of the data show as drift instead of disappearing with their rows.
 *
 * <p>Memory: 8 bytes a number and 1 a level, as in a {@link Dataset}, 8 a score. Immutable and thread-safe.
 */
public final class DriftSample {

    private final Dataset values;
    private final List<NewValues> newValues;
    private final SampleFacts facts;
    private final double @Nullable [] scores;
    private final List<String> notes;

    DriftSample(
            Dataset values,
            List<NewValues> newValues,
            SampleFacts facts,
            double @Nullable [] scores,
            List<String> notes) {
        this.values = values;
        this.newValues = List.copyOf(newValues);
        this.facts = facts;
        this.scores = scores;
        this.notes = List.copyOf(notes);
    }

    /**
     * Customers that a schema accepted. What reading them left out is not known here: a batch that may be broken had
     * better be read by {@link #read(ChurnSchema, RowSource)}. Values that a feature takes for missing because it does
     * not list them ({@link io.github.churn4j.data.UnseenPolicy#AS_MISSING}) are missing.
     */
    public static DriftSample of(Dataset customers) {
        SampleFacts facts = new SampleFacts(customers.source(), customers.size(), 0, 0, 0, List.of(), List.of());
        return new DriftSample(
                customers,
                Collections.nCopies(customers.schema().features().size(), NewValues.NONE),
                facts,
                null,
                Repeats.of(customers));
    }

    /**
     * Reads a table without label, without scores.
     *
     * @throws io.github.churn4j.data.DataException if the table cannot be read or has none of the schema's columns
     */
    public static DriftSample read(ChurnSchema schema, RowSource source) {
        return SampleReader.read(schema, source, null, (row, score) -> {});
    }

    /**
     * Reads a table without label and scores the rows that the model accepts; the others have no score. A table that
     * lacks a column of the model has no scores at all.
     *
     * @throws io.github.churn4j.data.DataException if the table cannot be read or has none of the model's columns
     */
    public static DriftSample read(ChurnPredictor predictor, RowSource source) {
        return read(predictor, source, (row, score) -> {});
    }

    /** Is shown the rows of a table while they are read. */
    @FunctionalInterface
    public interface RowListener {
        /**
         * A row that became a customer of the sample.
         *
         * @param row the rows, at this one; read by the schema's columns that the table has
         * @param score P(churn), NaN where the row was not scored
         */
        void row(CheckedRows row, double score);
    }

    /**
     * As {@link #read(ChurnPredictor, RowSource)}, showing each row to a listener: for columns that are no feature, from the
     * same reading.
     *
     * @param listener called in the order of the sample's rows
     */
    public static DriftSample read(ChurnPredictor predictor, RowSource source, RowListener listener) {
        return SampleReader.read(predictor.model().schema(), source, predictor, listener);
    }

    /**
     * The same customers with P(churn) of each.
     *
     * @param probabilities one per row, NaN where there is none
     * @throws IllegalArgumentException if there is another number of them or one is outside [0, 1]
     */
    public DriftSample withScores(double[] probabilities) {
        if (probabilities.length != values.size()) {
            throw new IllegalArgumentException(
                    probabilities.length + " scores given, expected one for each of " + values.size() + " rows");
        }
        for (double probability : probabilities) {
            if (probability < 0 || probability > 1) {
                throw new IllegalArgumentException("score is " + probability + ", expected a probability in [0, 1]");
            }
        }
        long scored = Arrays.stream(probabilities).filter(p -> !Double.isNaN(p)).count();
        SampleFacts known = new SampleFacts(
                facts.source(),
                facts.rows(),
                facts.refused(),
                facts.ragged(),
                scored,
                facts.absentColumns(),
                facts.extraColumns());
        return new DriftSample(values, newValues, known, probabilities.clone(), notes);
    }

    /** The schema the values were read by. */
    public ChurnSchema schema() {
        return values.schema();
    }

    /** The number of customers. */
    public int rows() {
        return values.size();
    }

    /** What is known of it as a whole. */
    public SampleFacts facts() {
        return facts;
    }

    /** One feature's slots, NaN where there is no value that the feature accepts, as a new array. */
    public double[] column(int feature) {
        return values.column(feature);
    }

    /** The values of a feature that its schema does not accept. */
    public NewValues newValues(int feature) {
        return newValues.get(feature);
    }

    /** P(churn) of each customer, NaN where there is none; absent where nobody was scored. */
    public Optional<double[]> scores() {
        return scores == null ? Optional.empty() : Optional.of(scores.clone());
    }

    /** What is odd about it as a whole, in sentences. */
    public List<String> notes() {
        return notes;
    }

    /** The slots; other than in a set to learn from, any of them may be NaN. */
    Dataset values() {
        return values;
    }
}
