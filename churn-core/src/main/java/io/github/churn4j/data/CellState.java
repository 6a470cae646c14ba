package io.github.churn4j.data;

/** What a reader found in a cell of a feature. */
public enum CellState {
    /** A value the feature accepts. */
    VALUE,
    /** Nothing, or one of the schema's missing tokens. */
    MISSING,
    /** A level that the feature does not list. */
    UNSEEN,
    /** A number outside the feature's range, or not whole where it must be. */
    OUT_OF_RANGE,
    /** Text where a number is expected. */
    WRONG_TYPE,
    /** The row is ragged: nobody can say which of its cells this is. */
    ABSENT;

    static CellState of(FieldProblem.Code code) {
        return switch (code) {
            case OUT_OF_RANGE -> OUT_OF_RANGE;
            case WRONG_TYPE -> WRONG_TYPE;
            default -> UNSEEN;
        };
    }
}
