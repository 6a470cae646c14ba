package io.github.churn4j.training.simulate;

/**
 * A column of the simulated file, in the order and with the headers of the public <em>Credit Card customers</em> file
 * (without its two columns that leak the label).
 */
public enum CustomerColumn {
    CLIENTNUM(0, "CLIENTNUM", Kind.NUMBER),
    ATTRITION_FLAG(1, "Attrition_Flag", Kind.CATEGORY),
    CUSTOMER_AGE(2, "Customer_Age", Kind.NUMBER),
    GENDER(3, "Gender", Kind.CATEGORY),
    DEPENDENT_COUNT(4, "Dependent_count", Kind.NUMBER),
    EDUCATION_LEVEL(5, "Education_Level", Kind.CATEGORY),
    MARITAL_STATUS(6, "Marital_Status", Kind.CATEGORY),
    INCOME_CATEGORY(7, "Income_Category", Kind.CATEGORY),
    CARD_CATEGORY(8, "Card_Category", Kind.CATEGORY),
    MONTHS_ON_BOOK(9, "Months_on_book", Kind.NUMBER),
    TOTAL_RELATIONSHIP_COUNT(10, "Total_Relationship_Count", Kind.NUMBER),
    MONTHS_INACTIVE_12_MON(11, "Months_Inactive_12_mon", Kind.NUMBER),
    CONTACTS_COUNT_12_MON(12, "Contacts_Count_12_mon", Kind.NUMBER),
    CREDIT_LIMIT(13, "Credit_Limit", Kind.NUMBER),
    TOTAL_REVOLVING_BAL(14, "Total_Revolving_Bal", Kind.NUMBER),
    AVG_OPEN_TO_BUY(15, "Avg_Open_To_Buy", Kind.NUMBER),
    TOTAL_AMT_CHNG_Q4_Q1(16, "Total_Amt_Chng_Q4_Q1", Kind.NUMBER),
    TOTAL_TRANS_AMT(17, "Total_Trans_Amt", Kind.NUMBER),
    TOTAL_TRANS_CT(18, "Total_Trans_Ct", Kind.NUMBER),
    TOTAL_CT_CHNG_Q4_Q1(19, "Total_Ct_Chng_Q4_Q1", Kind.NUMBER),
    AVG_UTILIZATION_RATIO(20, "Avg_Utilization_Ratio", Kind.NUMBER);

    private enum Kind {
        NUMBER,
        CATEGORY
    }

    private final int index;
    private final String header;
    private final Kind kind;

    CustomerColumn(int index, String header, Kind kind) {
        this.index = index;
        this.header = header;
        this.kind = kind;
    }

    /** The column's place in the file, from 0. */
    public int index() {
        return index;
    }

    /** The column's name in the file. */
    public String header() {
        return header;
    }

    /** Whether the column holds text (quoted in the file), the label included; numbers otherwise. */
    public boolean isCategory() {
        return kind == Kind.CATEGORY;
    }

    /** Whether the column is one of the 19 features: neither the identifier nor the label. */
    public boolean isFeature() {
        return this != CLIENTNUM && this != ATTRITION_FLAG;
    }
}
