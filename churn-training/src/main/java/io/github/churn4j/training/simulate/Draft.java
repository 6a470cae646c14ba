package io.github.churn4j.training.simulate;

import java.util.Set;

/** A customer while it is being drawn: the values so far, open for the next step. */
final class Draft {
    int age;
    boolean woman;
    int dependents;
    String education = "";
    String maritalStatus = "";
    String income = "";
    String card = "";
    int monthsOnBook;
    int relationships;
    int inactiveMonths;
    int contacts;
    double creditLimit;
    int revolvingBalance;
    double amountChange;
    int transAmount;
    int transCount;
    double countChange;

    /** Lets spending fall (or rise, below 0) by the factor exp(−.7 t) and the number of transactions by exp(−.35 t). */
    void fallInSpending(double t) {
        transAmount = (int) Math.max(1, Math.rint(transAmount * StrictMath.exp(-0.7 * t)));
        transCount = (int) Math.max(1, Math.rint(transCount * StrictMath.exp(-0.35 * t)));
    }

    /** Puts {@code level} into a categorical column. */
    void replace(CustomerColumn column, String level) {
        switch (column) {
            case EDUCATION_LEVEL -> education = level;
            case MARITAL_STATUS -> maritalStatus = level;
            case INCOME_CATEGORY -> income = level;
            case CARD_CATEGORY -> card = level;
            default -> throw new IllegalArgumentException(column.header() + " takes no new level");
        }
    }

    SimulatedCustomer finish(long clientNum, boolean churned, double probability, Set<CustomerColumn> blanks) {
        return new SimulatedCustomer(
                clientNum,
                churned,
                age,
                woman ? "F" : "M",
                dependents,
                education,
                maritalStatus,
                income,
                card,
                monthsOnBook,
                relationships,
                inactiveMonths,
                contacts,
                creditLimit,
                revolvingBalance,
                amountChange,
                transAmount,
                transCount,
                countChange,
                probability,
                blanks);
    }
}
