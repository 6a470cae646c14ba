package io.github.churn4j.model;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.Feature;
import java.util.Arrays;
import java.util.List;

/**
 * The rows a model was fitted, tuned or calibrated on, in a form that recognises them and cannot list them: a Bloom filter
 * (Bloom 1970) of fingerprints of their feature values.
 *
 * <p>A row of the training is always recognised. A row the model never saw is taken for one with the probability
 * {@link #falsePositiveRate()}, about .008 for up to 1.6 million rows: there are 10 bits for each row up to 2 MiB in all,
 * and 7 positions for each row by double hashing (Kirsch and Mitzenmacher 2008). Label, identifier and time of a row do not
 * count: the same customer with other values is another row. Immutable and thread-safe; a question costs O(features).
 */
public final class SeenRows {

    static final int HASHES = 7;
    static final int BITS_PER_ROW = 10;
    /** Fewer bits would make the positions of double hashing coincide too often. */
    static final int FEWEST_WORDS = 1 << 4;

    static final int MOST_WORDS = 1 << 18;

    private final List<Feature> features;
    private final RowFingerprint fingerprint;
    private final long rows;
    private final long[] words;

    /** Shares the words. */
    SeenRows(ChurnSchema schema, long rows, long[] words) {
        this.features = schema.features();
        this.fingerprint = new RowFingerprint(schema);
        this.rows = rows;
        this.words = words;
    }

    /**
     * Remembers rows; O(rows × features).
     *
     * @param rows positions in the dataset
     */
    public static SeenRows of(Dataset data, int[] rows) {
        long wanted = (long) BITS_PER_ROW * rows.length / Long.SIZE + 1;
        SeenRows seen = new SeenRows(
                data.schema(), rows.length, new long[(int) Math.max(FEWEST_WORDS, Math.min(wanted, MOST_WORDS))]);
        double[] slots = new double[seen.fingerprint.slots()];
        for (int row : rows) {
            data.copyRow(row, slots);
            seen.add(slots);
        }
        return seen;
    }

    private void add(double[] slots) {
        long at = fingerprint.first(slots);
        long step = fingerprint.second(slots);
        for (int i = 0; i < HASHES; i++, at += step) {
            int bit = position(at);
            words[bit >>> 6] |= 1L << bit;
        }
    }

    private int position(long hash) {
        return (int) Long.remainderUnsigned(hash, (long) words.length * Long.SIZE);
    }

    /**
     * Whether a row may be one of these: always true for one that is, true with {@link #falsePositiveRate()} for another.
     *
     * @param slots one slot per feature of the model's schema, in its order, from index 0 on; not changed
     * @throws IllegalArgumentException if there are fewer slots than features
     */
    public boolean mayHaveSeen(double[] slots) {
        if (slots.length < fingerprint.slots()) {
            throw new IllegalArgumentException(
                    slots.length + " slots given, expected one for each of " + fingerprint.slots() + " features");
        }
        long at = fingerprint.first(slots);
        long step = fingerprint.second(slots);
        for (int i = 0; i < HASHES; i++, at += step) {
            int bit = position(at);
            if ((words[bit >>> 6] >>> bit & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    /** The number of rows remembered; rows with the same values count each. */
    public long rows() {
        return rows;
    }

    /** The probability that a row the model never saw is taken for one it did: (share of bits set)⁷, in [0, 1]. */
    public double falsePositiveRate() {
        long set = Arrays.stream(words).map(Long::bitCount).sum();
        return StrictMath.pow(set / ((double) words.length * Long.SIZE), HASHES);
    }

    /** Whether rows are read as this schema reads them. */
    boolean fits(ChurnSchema schema) {
        return features.equals(schema.features());
    }

    /** The filter's bits; shared. */
    long[] words() {
        return words;
    }
}
