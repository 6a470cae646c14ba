package io.github.churn4j.drift.stream;

/**
 * How often a stream that does not change may raise an alarm: at most such a chance of any alarm, whatever feature raises
 * it, within so many rows. The chance is over everything that chance decides: the rows of the stream and those the
 * reference was taken from.
 *
 * @param chance of any alarm, (0, 1)
 * @param rows of a stable stream, 1 or more
 */
public record FalseAlarmBudget(double chance, long rows) {

    /** At most a chance of .1 of any alarm in 10,000 rows. */
    public static final FalseAlarmBudget DEFAULT = new FalseAlarmBudget(.1, 10_000);

    public FalseAlarmBudget {
        if (!(chance > 0 && chance < 1)) {
            throw new IllegalArgumentException("the chance of a false alarm is " + chance + ", expected (0, 1)");
        }
        if (rows < 1) {
            throw new IllegalArgumentException(
                    "the budget of false alarms is for " + rows + " rows, expected 1 or more");
        }
    }

    /**
     * The level of each test that keeps the budget whatever the tests have to do with each other, by Boole's inequality:
     * chance / (tests · windows).
     *
     * @param tests made in each window, 1 or more
     * @param windows in the budget's rows; none counts as one
     */
    public double unionBound(int tests, long windows) {
        return chance / tests / Math.max(1, windows);
    }
}
