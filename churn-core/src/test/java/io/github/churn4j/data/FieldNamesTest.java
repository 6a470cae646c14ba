package io.github.churn4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Total_Trans_Ct, Total trans ct",
        "Months_Inactive_12_mon, Months inactive 12 mon",
        "Total_Amt_Chng_Q4_Q1, Total amt chng Q4 Q1",
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
