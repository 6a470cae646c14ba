package io.github.churn4j.training.simulate;

/** The kinds of change a simulated population can go through, each with a scenario by default for whoever names only it. */
public enum DriftKind {
    /** Nothing changes. */
    NONE,
    /** Spending falls at once. */
    SUDDEN,
    /** Spending falls little by little until the last row. */
    GRADUAL,
    /** Spending rises and falls, four times until the last row. */
    SEASONAL,
    /** Cards of the unseen category {@code Black} appear. */
    NEW_CATEGORY,
    /** {@code Total_Revolving_Bal} is left blank in some rows. */
    MISSING_VALUES,
    /** The same features come to mean something else; no feature moves. */
    CONCEPT;

    /**
     * The usual scenario of this kind.
     *
     * @param rows how many rows the run has, 1 or more
     * @param start the fraction of the run that stays as it was, in [0, 1)
     * @param strength in (0, 1]; the share of rows for {@link #NEW_CATEGORY} and {@link #MISSING_VALUES}
     * @throws IllegalArgumentException for a value outside its range
     */
    public DriftScenario scenario(long rows, double start, double strength) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows is " + rows + ", expected 1 or more");
        }
        if (!(start >= 0 && start < 1)) {
            throw new IllegalArgumentException("start is " + start + ", expected a fraction in [0, 1)");
        }
        long first = (long) (rows * start);
        long rest = rows - first;
        return switch (this) {
            case NONE -> DriftScenario.none();
            case SUDDEN -> DriftScenario.sudden(first, strength);
            case GRADUAL -> DriftScenario.gradual(first, rest, strength);
            case SEASONAL -> DriftScenario.seasonal(first, Math.max(1, rest / 4), strength);
            case NEW_CATEGORY -> DriftScenario.newCategory(first, CustomerColumn.CARD_CATEGORY, "Black", strength);
            case MISSING_VALUES -> DriftScenario.missingValues(first, CustomerColumn.TOTAL_REVOLVING_BAL, strength);
            case CONCEPT -> DriftScenario.concept(first, strength);
        };
    }
}
