package io.github.churn4j.training.simulate;

/**
 * The true probability that a simulated customer leaves, given the features that stand in the row.
 *
 * <p>Implementation note: logistic of an intercept plus five surfaces, one curve and a few points. The surfaces hold the
 * interactions that make the problem easy for trees and hard for a linear model: how many transactions an amount ought to
 * take, what a change means at each amount, what the number of products means for small and large spenders. The shape was
 * estimated as a penalised logistic regression on the public <em>Credit Card customers</em> data set (CC0), where it
 * reaches a cross-validated ROC AUC of .993, then made steeper by 1.5 and shifted to a churn rate of 16 %.
 */
final class ChurnFunction {
    private static final double INTERCEPT = 0.46;

    private static final double[] AMOUNTS = {700, 1300, 1900, 2500, 3200, 5000, 8000, 12000};
    private static final double[] FEW_AMOUNTS = {900, 2000, 3200, 5000, 9000};

    private static final Surface AMOUNT_AND_COUNT =
            new Surface(AMOUNTS, new double[] {20, 35, 45, 55, 65, 75, 90}, new double[][] {
                {5.02, 2.16, -0.06, 0, 0, 0, 0},
                {-3.36, -1.41, -2.49, -1.28, -0.13, 0, 0},
                {-0.33, -0.57, -0.87, -1.38, -0.77, -0.2, 0},
                {0.77, 4.24, 3.05, 0.33, -0.9, -0.79, -0.11},
                {0.06, 1.79, 3.5, -1.53, -4.24, -3.33, -1.06},
                {0, 0.18, 0.93, 2.23, -0.66, -2.49, -3.14},
                {0, 0.03, 0.16, 2.69, 4.26, 3.04, -1.4},
                {0, 0, 0.04, 0.26, 0.77, 1.8, -4.64}
            });

    private static final Surface AMOUNT_AND_ITS_CHANGE =
            new Surface(AMOUNTS, new double[] {0.4, 0.6, 0.75, 0.9, 1.05, 1.2}, new double[][] {
                {0.15, 0.93, 2.2, 2.38, 1.64, -0.19},
                {-0.93, -4.82, -1.29, -0.6, 0.4, -1.42},
                {4.59, 1.75, -1.97, -3.74, -2.43, -2.34},
                {1.77, 2.17, 2.99, 2.17, 0.46, -2.98},
                {-0.28, -2.21, -1.09, 0.42, -0.67, -0.97},
                {1.53, -2.32, -3.7, -1.46, 3.63, -0.62},
                {2, 0.61, -0.62, 2.96, 3.99, -0.15},
                {-0.17, -1.02, -1.42, 0.29, 0.57, -0.01}
            });

    private static final Surface AMOUNT_AND_RELATIONSHIPS =
            new Surface(FEW_AMOUNTS, new double[] {1, 2, 3, 4, 6}, new double[][] {
                {3.08, 1.32, -0.01, -1.46, -1.8},
                {2.73, 2.51, -1.73, -2.73, -3.07},
                {0.92, 1.81, -0.82, -2.07, -2.58},
                {0.12, 0.9, -2.63, -0.41, -0.55},
                {0.28, 0.05, 0.66, 2.68, 2.97}
            });

    private static final Surface AMOUNT_AND_AGE =
            new Surface(FEW_AMOUNTS, new double[] {30, 40, 50, 60}, new double[][] {
                {3.21, -0.69, -0.77, -0.62},
                {-4.24, 1.18, 1.39, -0.6},
                {-2.65, 0.04, -0.49, 0.36},
                {0.09, -1.06, -0.6, -1.01},
                {2.97, 0.76, 0.87, 2.05}
            });

    private static final Surface COUNT_AND_ITS_CHANGE =
            new Surface(new double[] {30, 45, 60, 80}, new double[] {0.3, 0.5, 0.65, 0.8, 1}, new double[][] {
                {4.25, 2.6, 0.94, 0.04, -0.84},
                {1.97, 2.93, 1.76, 1, -1.45},
                {0.37, -0.07, 0.51, -0.01, -1.29},
                {-0.61, -3.54, -4.46, -3.29, -0.61}
            });

    private static final Curve BALANCE = new Curve(
            new double[] {0, 300, 600, 1500, 2400, 2517}, new double[] {1.14, 4.07, -0.63, -3.09, -1.47, 0.16});
    private static final double[] INACTIVE_MONTHS = {0.73, -1.89, -0.29, 0.07, 0.74, 0.29, 0.53};
    private static final double[] CONTACTS = {-2.54, -0.65, -0.51, 0.13, -0.06, 0.51, 3.29};
    private static final double MAN = -0.73;
    private static final double MARRIED = -0.49;
    private static final double DEPENDENT = 0.106;
    private static final double TOP_INCOME = 0.3;

    private ChurnFunction() {}

    /**
     * P(churn | features), in [1e-6, 1 − 1e-6] and a multiple of 1e-9, so that a file holds exactly what was drawn from.
     *
     * @param change how far the four drivers (products, balance, both changes) have turned round, in [0, 1]
     */
    static double probability(Draft draft, double change) {
        double logOdds = steady(draft) + (change == 1 ? 0 : (1 - change) * drivers(draft));
        if (change != 0) {
            logOdds += change * turnedDrivers(draft);
        }
        double clipped = Math.min(Math.max(logistic(logOdds), 1e-6), 1 - 1e-6);
        return Math.rint(clipped * 1e9) / 1e9;
    }

    static double logistic(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    private static double steady(Draft c) {
        return INTERCEPT
                + AMOUNT_AND_COUNT.at(c.transAmount, c.transCount)
                + AMOUNT_AND_AGE.at(c.transAmount, c.age)
                + INACTIVE_MONTHS[c.inactiveMonths]
                + CONTACTS[c.contacts]
                + DEPENDENT * c.dependents
                + (c.woman ? 0 : MAN)
                + (c.maritalStatus.equals("Married") ? MARRIED : 0)
                + (c.income.equals("$120K +") ? TOP_INCOME : 0);
    }

    private static double drivers(Draft c) {
        return drivers(c, c.relationships, c.revolvingBalance, c.amountChange, c.countChange);
    }

    /** The same drivers read in the mirror: what used to keep a customer now drives them away. */
    private static double turnedDrivers(Draft c) {
        return drivers(
                c,
                7 - c.relationships,
                Account.MAX_BALANCE - c.revolvingBalance,
                1.6 - c.amountChange,
                1.4 - c.countChange);
    }

    private static double drivers(
            Draft c, double relationships, double balance, double amountChange, double countChange) {
        return AMOUNT_AND_RELATIONSHIPS.at(c.transAmount, relationships)
                + BALANCE.at(balance)
                + AMOUNT_AND_ITS_CHANGE.at(c.transAmount, amountChange)
                + COUNT_AND_ITS_CHANGE.at(c.transCount, countChange);
    }
}
