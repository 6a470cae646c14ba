package io.github.churn4j.training.simulate;

/**
 * A column of the simulated file, in the order and with the headers of the public <em>Credit Card customers</em> file
 * (without its two columns that leak the label).
 */
public enum CustomerColumn {
    CLIENTNUM("CLIENTNUM", Kind.NUMBER),
    ATTRITION_FLAG("Attrition_Flag", Kind.CATEGORY),
    CUSTOMER_AGE("Customer_Age", Kind.NUMBER),
    GENDER("Gender", Kind.CATEGORY),
    DEPENDENT_COUNT("Dependent_count", Kind.NUMBER),
    EDUCATION_LEVEL("Education_Level", Kind.CATEGORY),
    MARITAL_STATUS("Marital_Status", Kind.CATEGORY),
    INCOME_CATEGORY("Income_Category", Kind.CATEGORY),
    CARD_CATEGORY("Card_Category", Kind.CATEGORY),
    MONTHS_ON_BOOK("Months_on_book", Kind.NUMBER),
    TOTAL_RELATIONSHIP_COUNT("Total_Relationship_Count", Kind.NUMBER),
    MONTHS_INACTIVE_12_MON("Months_Inactive_12_mon", Kind.NUMBER),
    CONTACTS_COUNT_12_MON("Contacts_Count_12_mon", Kind.NUMBER),
    CREDIT_LIMIT("Credit_Limit", Kind.NUMBER),
    TOTAL_REVOLVING_BAL("Total_Revolving_Bal", Kind.NUMBER),
    AVG_OPEN_TO_BUY("Avg_Open_To_Buy", Kind.NUMBER),
    TOTAL_AMT_CHNG_Q4_Q1("Total_Amt_Chng_Q4_Q1", Kind.NUMBER),
    TOTAL_TRANS_AMT("Total_Trans_Amt", Kind.NUMBER),
    TOTAL_TRANS_CT("Total_Trans_Ct", Kind.NUMBER),
    TOTAL_CT_CHNG_Q4_Q1("Total_Ct_Chng_Q4_Q1", Kind.NUMBER),
    AVG_UTILIZATION_RATIO("Avg_Utilization_Ratio", Kind.NUMBER);

    private enum Kind {
        NUMBER,
        CATEGORY
    }

    private final String header;
    private final Kind kind;

    CustomerColumn(String header, Kind kind) {
        this.header = header;
        this.kind = kind;
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
