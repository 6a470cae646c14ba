package io.github.churn4j.data;

/**
 * The column that says who left, and how it says so.
 *
 * @param column the column as the data spells it
 * @param positive the value that means the customer left (class 1)
 * @param negative the value that means the customer stayed (class 0)
 */
public record Label(String column, String positive, String negative) {

    public Label {
        Columns.check(column);
        if (positive.isBlank() || negative.isBlank() || positive.equals(negative)) {
            throw new IllegalArgumentException("label '" + column + "': positive value \"" + positive
                    + "\" and negative value \"" + negative + "\" must be two different values, neither blank");
        }
    }

    /** 1 for the positive value, 0 for the negative one, -1 for any other text; blanks around it do not count. */
    public int parse(String text) {
        String value = text.strip();
        if (value.equals(positive)) {
            return 1;
        }
        return value.equals(negative) ? 0 : -1;
    }
}
