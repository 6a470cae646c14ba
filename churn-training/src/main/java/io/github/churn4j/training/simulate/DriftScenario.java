package io.github.churn4j.training.simulate;

import java.util.Arrays;
import java.util.List;

/**
 * What changes in a simulated population, from which row on and how much. Places are row numbers (from 0) and not
 * fractions, so that a longer run repeats a shorter one; {@link DriftKind#scenario} starts from fractions.
 *
 * <p>In every scenario the identities between limit, balance, open-to-buy and utilisation hold, rows before
 * {@link #startRow()} are those of {@link None}, and {@link SimulatedCustomer#churnProbability()} is the true one. All
 * scenarios are immutable values.
 */
public sealed interface DriftScenario {

    /** Which kind of change this is. */
    DriftKind kind();

    /** The first row that may differ from the undisturbed population. */
    long startRow();

    /** How strong the change is in a row: 0 before the start, then up to the strength or share ([-1, 1] if seasonal). */
    double intensity(long row);

    /** Nothing changes. */
    static DriftScenario none() {
        return new None();
    }

    /** Spending falls at once; see {@link Sudden}. */
    static DriftScenario sudden(long startRow, double strength) {
        return new Sudden(startRow, strength);
    }

    /** Spending falls along a ramp; see {@link Gradual}. */
    static DriftScenario gradual(long startRow, long rampRows, double strength) {
        return new Gradual(startRow, rampRows, strength);
    }

    /** Spending rises and falls; see {@link Seasonal}. */
    static DriftScenario seasonal(long startRow, long periodRows, double strength) {
        return new Seasonal(startRow, periodRows, strength);
    }

    /** An unseen level appears; see {@link NewCategory}. */
    static DriftScenario newCategory(long startRow, CustomerColumn column, String level, double share) {
        return new NewCategory(startRow, column, level, share);
    }

    /** Blanks appear; see {@link MissingValues}. */
    static DriftScenario missingValues(long startRow, CustomerColumn column, double share) {
        return new MissingValues(startRow, column, share);
    }

    /** Churn comes to depend otherwise on the features; see {@link Concept}. */
    static DriftScenario concept(long startRow, double strength) {
        return new Concept(startRow, strength);
    }

    /** The undisturbed population. */
    record None() implements DriftScenario {
        @Override
        public DriftKind kind() {
            return DriftKind.NONE;
        }

        @Override
        public long startRow() {
            return Long.MAX_VALUE;
        }

        @Override
        public double intensity(long row) {
            return 0;
        }
    }

    /**
     * Covariate shift at once: {@code Total_Trans_Amt} is multiplied by exp(−.7 · strength), {@code Total_Trans_Ct} by
     * exp(−.35 · strength), both rounded and at least 1. Churn follows the function it always did, of the new values.
     *
     * @param strength in (0, 1]
     */
    record Sudden(long startRow, double strength) implements DriftScenario {
        public Sudden {
            checkStart(startRow);
            checkFraction("strength", strength);
        }

        @Override
        public DriftKind kind() {
            return DriftKind.SUDDEN;
        }

        @Override
        public double intensity(long row) {
            return row < startRow ? 0 : strength;
        }
    }

    /**
     * The shift of {@link Sudden}, growing linearly over {@code rampRows} rows and then staying.
     *
     * @param rampRows 1 or more
     * @param strength in (0, 1]
     */
    record Gradual(long startRow, long rampRows, double strength) implements DriftScenario {
        public Gradual {
            checkStart(startRow);
            checkRows("rampRows", rampRows);
            checkFraction("strength", strength);
        }

        @Override
        public DriftKind kind() {
            return DriftKind.GRADUAL;
        }

        @Override
        public double intensity(long row) {
            return row < startRow ? 0 : strength * Math.min(1, (row - startRow + 1.0) / rampRows);
        }
    }

    /**
     * The shift of {@link Sudden} times −sin(2π (row − start) / period): spending first rises, then falls, and so on.
     *
     * @param periodRows 1 or more
     * @param strength in (0, 1]
     */
    record Seasonal(long startRow, long periodRows, double strength) implements DriftScenario {
        public Seasonal {
            checkStart(startRow);
            checkRows("periodRows", periodRows);
            checkFraction("strength", strength);
        }

        @Override
        public DriftKind kind() {
            return DriftKind.SEASONAL;
        }

        @Override
        public double intensity(long row) {
            if (row < startRow) {
                return 0;
            }
            double turn = (double) ((row - startRow) % periodRows) / periodRows;
            return -strength * StrictMath.sin(2 * Math.PI * turn);
        }
    }

    /**
     * A level that was never seen takes the place of others in a categorical feature, in a share of the rows chosen at
     * random. Nothing else changes: label and true probability are those of the customer with the old level.
     *
     * @param column one of Education_Level, Marital_Status, Income_Category, Card_Category
     * @param level 1 to 64 characters, no quote or control character, none of the column's own levels
     * @param share in (0, 1]
     */
    record NewCategory(long startRow, CustomerColumn column, String level, double share) implements DriftScenario {
        public NewCategory {
            checkStart(startRow);
            checkLevel(column, level);
            checkFraction("share", share);
        }

        @Override
        public DriftKind kind() {
            return DriftKind.NEW_CATEGORY;
        }

        @Override
        public double intensity(long row) {
            return row < startRow ? 0 : share;
        }
    }

    /**
     * Blanks in one feature, in a share of the rows chosen at random. Label and true probability are those of the
     * customer whose value was lost.
     *
     * @param column any of the 19 features
     * @param share in (0, 1]
     */
    record MissingValues(long startRow, CustomerColumn column, double share) implements DriftScenario {
        public MissingValues {
            checkStart(startRow);
            if (!column.isFeature()) {
                throw new IllegalArgumentException(
                        "column is " + column.header() + ", expected a feature: identifier and label are never blank");
            }
            checkFraction("share", share);
        }

        @Override
        public DriftKind kind() {
            return DriftKind.MISSING_VALUES;
        }

        @Override
        public double intensity(long row) {
            return row < startRow ? 0 : share;
        }
    }

    /**
     * Concept drift: no feature moves, but what products held, revolving balance and the two quarterly changes did to the
     * log-odds of churn fades by {@code strength} and their mirror image takes its place. At 1 a model of the old concept
     * falls from an ROC AUC of .99 to about .81 and the churn rate rises by some 2.5 points.
     *
     * @param strength in (0, 1]
     */
    record Concept(long startRow, double strength) implements DriftScenario {
        public Concept {
            checkStart(startRow);
            checkFraction("strength", strength);
        }

        @Override
        public DriftKind kind() {
            return DriftKind.CONCEPT;
        }

        @Override
        public double intensity(long row) {
            return row < startRow ? 0 : strength;
        }
    }

    private static void checkStart(long startRow) {
        if (startRow < 0) {
            throw new IllegalArgumentException("startRow is " + startRow + ", expected 0 or more");
        }
    }

    private static void checkRows(String name, long rows) {
        if (rows < 1) {
            throw new IllegalArgumentException(name + " is " + rows + ", expected 1 or more");
        }
    }

    private static void checkFraction(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected a number in (0, 1]");
        }
    }

    private static void checkLevel(CustomerColumn column, String level) {
        List<String> known = Arrays.asList(
                switch (column) {
                    case EDUCATION_LEVEL -> Household.EDUCATION;
                    case MARITAL_STATUS -> Household.MARITAL_STATUS;
                    case INCOME_CATEGORY -> Household.INCOME;
                    case CARD_CATEGORY -> Account.CARDS;
                    default ->
                        throw new IllegalArgumentException("column is " + column.header()
                                + ", expected Education_Level, Marital_Status, Income_Category or Card_Category");
                });
        if (known.contains(level)) {
            throw new IllegalArgumentException(
                    "level \"" + level + "\" is no new one in " + column.header() + ", which has " + known);
        }
        boolean unfit = level.isBlank()
                || level.length() > 64
                || level.chars().anyMatch(c -> c == '"' || Character.isISOControl(c));
        if (unfit) {
            throw new IllegalArgumentException(
                    "level \"" + level + "\": expected 1 to 64 characters, not blank, no quote or control character");
        }
    }
}
