package io.github.churn4j.drift.stream;

/** What a window holds of each column, as far as its tests need it: columns are the schema's features, then the score. */
interface WindowValues {

    /** The rows in it; those refused at the door are none of them. */
    int rows();

    /** How many of the rows have no value of a feature, [0, rows]. */
    int missing(int column);

    /** How many records were refused for their value of a feature while the window was filled, 0 or more. */
    int refused(int column);

    /** How many records were refused because they have no value of a feature that must have one, 0 or more. */
    int absent(int column);

    /** The largest distance D of the present values' distribution function from the reference's; numeric columns only. */
    double distance(int column);

    /**
     * How many rows have each level; binary and categorical columns only.
     *
     * @param target room for one count per level, overwritten
     */
    void levels(int column, long[] target);
}
