package io.github.churn4j.data;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A feature with two levels, encoded as one 0/1 model feature. */
public final class BinaryFeature implements Feature {

    private final String column;
    private final List<String> levels;
    private final MissingPolicy missing;
    private final UnseenPolicy unseen;
    private final Map<String, Integer> positions;

    /**
     * A binary feature.
     *
     * @param column the column as the data spells it
     * @param zero the level encoded as 0
     * @param one the level encoded as 1
     * @param missing what happens when the value is missing
     * @param unseen what happens when the value is neither level
     */
    public BinaryFeature(String column, String zero, String one, MissingPolicy missing, UnseenPolicy unseen) {
        Columns.check(column);
        this.column = column;
        this.levels = List.of(zero, one);
        this.missing = missing;
        this.unseen = unseen;
        this.positions = Levels.positions(column, levels, missing, unseen);
    }

    /** A binary feature that must be present and refuses other values. */
    public static BinaryFeature of(String column, String zero, String one) {
        return new BinaryFeature(column, zero, one, MissingPolicy.REJECT, UnseenPolicy.REJECT);
    }

    @Override
    public String column() {
        return column;
    }

    /** The level encoded as 0. */
    public String zero() {
        return levels.get(0);
    }

    /** The level encoded as 1. */
    public String one() {
        return levels.get(1);
    }

    @Override
    public MissingPolicy missing() {
        return missing;
    }

    /** What happens when the value is neither level. */
    public UnseenPolicy unseen() {
        return unseen;
    }

    /** The same feature with other policies. */
    public BinaryFeature withPolicies(MissingPolicy newMissing, UnseenPolicy newUnseen) {
        return new BinaryFeature(column, zero(), one(), newMissing, newUnseen);
    }

    @Override
    public double parse(String text) {
        return Levels.parse(this, positions, unseen, text);
    }

    @Override
    public String format(double slot) {
        return Double.isNaN(slot) ? "" : levels.get((int) slot);
    }

    @Override
    public void check(double slot) {
        Levels.check(this, 2, slot);
    }

    @Override
    public String expectation() {
        return "one of " + Levels.list(levels);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BinaryFeature that
                && column.equals(that.column)
                && levels.equals(that.levels)
                && missing == that.missing
                && unseen == that.unseen;
    }

    @Override
    public int hashCode() {
        return 31 * column.hashCode() + levels.hashCode();
    }

    @Override
    public String toString() {
        return "BinaryFeature[" + column + " " + levels + "]";
    }
}
