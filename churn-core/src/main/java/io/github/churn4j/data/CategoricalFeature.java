package io.github.churn4j.data;

import java.util.List;
import java.util.Map;

/**
 * A feature with two or more named levels. Its slot is the level's position in {@link #categories()}; the first
 * level is the one that one-hot encoding drops.
 */
public final class CategoricalFeature implements Feature {

    private final String column;
    private final List<String> categories;
    private final MissingPolicy missing;
    private final UnseenPolicy unseen;
    private final Map<String, Integer> positions;

    /**
     * A categorical feature.
     *
     * @param column the column as the data spells it
     * @param categories its levels, two or more, distinct, not blank, in the order of their slots
     * @param missing what happens when the value is missing; not {@link MissingPolicy#KEEP}
     * @param unseen what happens when the value is none of the levels
     */
    public CategoricalFeature(String column, List<String> categories, MissingPolicy missing, UnseenPolicy unseen) {
        Columns.check(column);
        if (missing == MissingPolicy.KEEP) {
            throw new IllegalArgumentException(
                    "feature '" + column
                            + "': a category cannot stay missing in the model; use IMPUTE_AND_FLAG, or list a level of its own");
        }
        this.column = column;
        this.categories = List.copyOf(categories);
        this.missing = missing;
        this.unseen = unseen;
        this.positions = Levels.positions(column, this.categories, missing, unseen);
    }

    /** A categorical feature that must be present and refuses unseen levels. */
    public static CategoricalFeature of(String column, String... categories) {
        return new CategoricalFeature(column, List.of(categories), MissingPolicy.REJECT, UnseenPolicy.REJECT);
    }

    @Override
    public String column() {
        return column;
    }

    /** The levels in the order of their slots. */
    public List<String> categories() {
        return categories;
    }

    @Override
    public MissingPolicy missing() {
        return missing;
    }

    /** What happens when the value is none of the levels. */
    public UnseenPolicy unseen() {
        return unseen;
    }

    /** The same feature with other policies. */
    public CategoricalFeature withPolicies(MissingPolicy newMissing, UnseenPolicy newUnseen) {
        return new CategoricalFeature(column, categories, newMissing, newUnseen);
    }

    @Override
    public double parse(String text) {
        return Levels.parse(this, positions, unseen, text);
    }

    @Override
    public String format(double slot) {
        return Double.isNaN(slot) ? "" : categories.get((int) slot);
    }

    @Override
    public void check(double slot) {
        Levels.check(this, categories.size(), slot);
    }

    @Override
    public String expectation() {
        return "one of " + Levels.list(categories);
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof CategoricalFeature that
                && column.equals(that.column)
                && categories.equals(that.categories)
                && missing == that.missing
                && unseen == that.unseen;
    }

    @Override
    public int hashCode() {
        return 31 * column.hashCode() + categories.hashCode();
    }

    @Override
    public String toString() {
        return "CategoricalFeature[" + column + " " + categories + "]";
    }
}
