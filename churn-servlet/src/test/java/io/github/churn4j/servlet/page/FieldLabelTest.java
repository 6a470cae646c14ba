package io.github.churn4j.servlet.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldLabelTest {

    @ParameterizedTest
    @CsvSource({
        "Customer_Age, Customer age",
        "Total_Trans_Amt, Total transaction amount",
        "Total_Ct_Chng_Q4_Q1, Total count change (Q4/Q1)",
        "Months_Inactive_12_mon, Months inactive (12 months)",
        "MonthlyCharges, Monthly charges",
        "tenure, Tenure",
        "__, __"
    })
    void readsAsPeopleSay(String column, String label) {
        assertThat(FieldLabel.of(column)).isEqualTo(label);
    }
}
