package io.github.churn4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Total_Trans_Ct, Total transaction count",
        "Total_Trans_Amt, Total transaction amount",
        "Avg_Open_To_Buy, Average open to buy",
        "Total_Revolving_Bal, Total revolving balance",
        "total_ct_chng_q4_q1, Total count change (Q4/Q1)",
        "12_mon_spend, 12 months spend",
        "MonthlyCharges, Monthly charges",
        "Months_Inactive_12_mon, Months inactive (12 months)",
        "Total_Amt_Chng_Q4_Q1, Total amount change (Q4/Q1)",
        "creditScore, Credit score",
        "CREDIT_SCORE, Credit score",
        "SMS count, SMS count",
        "is-active.now, Is active now",
        "age, Age",
        "__, __",
        "\u00fcbertrag_EUR, \u00dcbertrag EUR"
    })
    void saysAColumnInWords(String column, String label) {
        assertThat(FieldNames.label(column)).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({"Total_Trans_Ct, total_trans_ct", "Q4/Q1 (amt), q4_q1_amt", "creditScore, creditscore"})
    void namesTheJsonField(String column, String field) {
        assertThat(FieldNames.of(column)).isEqualTo(field);
    }
}
