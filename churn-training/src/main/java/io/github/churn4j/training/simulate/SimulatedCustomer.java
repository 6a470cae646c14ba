package io.github.churn4j.training.simulate;

import java.util.Set;

/**
 * One simulated customer: the 21 columns, typed, and the true probability that the label was drawn with. No real person
 * stands behind it.
 *
 * <p>Open-to-buy and utilisation are computed, so the accounting identities hold exactly. A column in {@link #blanks()}
 * is written empty while its typed value here stays what the customer really has. Immutable.
 *
 * @param clientNum the identifier, {@link CustomerSimulator#FIRST_CLIENTNUM} + row; real files hold nine digits, these ten
 * @param churned the label, a Bernoulli draw from {@code churnProbability}
 * @param customerAge years, [26, 73]
 * @param gender {@code F} or {@code M}
 * @param dependentCount [0, 5]
 * @param monthsOnBook months since the account was opened, [13, 56]
 * @param totalRelationshipCount products held, [1, 6]
 * @param monthsInactive inactive months of the last twelve, [0, 6]
 * @param contactsCount contacts with the bank in the last twelve months, [0, 6]
 * @param creditLimit [1438.3, 34516], whole above the floor
 * @param totalRevolvingBal [0, 2517], below the limit by at least 3
 * @param totalAmtChange amount of the fourth quarter by that of the first, three decimals
 * @param totalTransAmt amount of twelve months, whole
 * @param totalTransCt transactions of twelve months
 * @param totalCtChange count of the fourth quarter by that of the first, three decimals
 * @param churnProbability the true P(churn | the features), [1e-6, 1 − 1e-6], a multiple of 1e-9; never a feature
 * @param blanks the columns that a scenario leaves empty in the file
 */
public record SimulatedCustomer(
        long clientNum,
        boolean churned,
        int customerAge,
        String gender,
        int dependentCount,
        String educationLevel,
        String maritalStatus,
        String incomeCategory,
        String cardCategory,
        int monthsOnBook,
        int totalRelationshipCount,
        int monthsInactive,
        int contactsCount,
        double creditLimit,
        int totalRevolvingBal,
        double totalAmtChange,
        int totalTransAmt,
        int totalTransCt,
        double totalCtChange,
        double churnProbability,
        Set<CustomerColumn> blanks) {

    /** The label of a customer who left. */
    public static final String ATTRITED = "Attrited Customer";

    /** The label of a customer who stayed. */
    public static final String EXISTING = "Existing Customer";

    public SimulatedCustomer {
        blanks = Set.copyOf(blanks);
    }

    /** {@link #ATTRITED} or {@link #EXISTING}. */
    public String attritionFlag() {
        return churned ? ATTRITED : EXISTING;
    }

    /** The limit less the revolving balance, one decimal. */
    public double avgOpenToBuy() {
        return Math.rint((creditLimit - totalRevolvingBal) * 10) / 10;
    }

    /** The revolving balance by the limit, rounded to three decimals (half even), in [0, 1). */
    public double avgUtilizationRatio() {
        return Math.rint(totalRevolvingBal / creditLimit * 1000) / 1000;
    }

    /** The column's value as the file shows it, without quotes: no trailing zeros, the empty string where blank. */
    public String text(CustomerColumn column) {
        CsvBuffer buffer = new CsvBuffer(32);
        if (!blanks.contains(column)) {
            append(column, buffer);
        }
        return buffer.toString();
    }

    /** Appends the value of a column that is not blank, without quotes. */
    void append(CustomerColumn column, CsvBuffer to) {
        switch (column) {
            case CLIENTNUM -> to.number(clientNum);
            case ATTRITION_FLAG -> to.text(attritionFlag());
            case CUSTOMER_AGE -> to.number(customerAge);
            case GENDER -> to.text(gender);
            case DEPENDENT_COUNT -> to.number(dependentCount);
            case EDUCATION_LEVEL -> to.text(educationLevel);
            case MARITAL_STATUS -> to.text(maritalStatus);
            case INCOME_CATEGORY -> to.text(incomeCategory);
            case CARD_CATEGORY -> to.text(cardCategory);
            case MONTHS_ON_BOOK -> to.number(monthsOnBook);
            case TOTAL_RELATIONSHIP_COUNT -> to.number(totalRelationshipCount);
            case MONTHS_INACTIVE_12_MON -> to.number(monthsInactive);
            case CONTACTS_COUNT_12_MON -> to.number(contactsCount);
            case CREDIT_LIMIT -> to.decimal(creditLimit, 1);
            case TOTAL_REVOLVING_BAL -> to.number(totalRevolvingBal);
            case AVG_OPEN_TO_BUY -> to.decimal(avgOpenToBuy(), 1);
            case TOTAL_AMT_CHNG_Q4_Q1 -> to.decimal(totalAmtChange, 3);
            case TOTAL_TRANS_AMT -> to.number(totalTransAmt);
            case TOTAL_TRANS_CT -> to.number(totalTransCt);
            case TOTAL_CT_CHNG_Q4_Q1 -> to.decimal(totalCtChange, 3);
            case AVG_UTILIZATION_RATIO -> to.decimal(avgUtilizationRatio(), 3);
        }
    }
}
