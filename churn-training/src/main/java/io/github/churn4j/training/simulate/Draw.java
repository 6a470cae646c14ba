package io.github.churn4j.training.simulate;

/** What a random number of a row is used for; the order is part of the generator, so append only. */
enum Draw {
    SEGMENT,
    AMOUNT,
    COUNT,
    AMOUNT_CHANGE,
    COUNT_CHANGE,
    AGE,
    GENDER,
    DEPENDENTS,
    EDUCATION,
    MARITAL_STATUS,
    INCOME,
    UPGRADED_CARD,
    CARD,
    ROUND_TENURE,
    TENURE,
    RELATIONSHIPS,
    INACTIVE_MONTHS,
    CONTACTS,
    CREDIT_LIMIT,
    ZERO_BALANCE,
    BALANCE,
    LABEL,
    SCENARIO
}
