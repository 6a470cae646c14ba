package io.github.churn4j.training.simulate;

/** What a random number of a row is used for; the numbers are part of the generator: never change one. */
enum Draw {
    SEGMENT(1),
    AMOUNT(2),
    COUNT(3),
    AMOUNT_CHANGE(4),
    COUNT_CHANGE(5),
    AGE(6),
    GENDER(7),
    DEPENDENTS(8),
    EDUCATION(9),
    MARITAL_STATUS(10),
    INCOME(11),
    UPGRADED_CARD(12),
    CARD(13),
    ROUND_TENURE(14),
    TENURE(15),
    RELATIONSHIPS(16),
    INACTIVE_MONTHS(17),
    CONTACTS(18),
    CREDIT_LIMIT(19),
    ZERO_BALANCE(20),
    BALANCE(21),
    LABEL(22),
    SCENARIO(23);

    private final long number;

    Draw(long number) {
        this.number = number;
    }

    long number() {
        return number;
    }
}
