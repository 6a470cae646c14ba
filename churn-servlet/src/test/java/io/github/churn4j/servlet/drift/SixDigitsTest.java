package io.github.churn4j.servlet.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.internal.json.Json;
import org.junit.jupiter.api.Test;

class SixDigitsTest {

    private static String written(double... values) {
        return SixDigits.array(Json.object().arrayNode(), values).toString();
    }

    @Test
    void keepsSixSignificantDigitsHoweverSmallTheNumberIs() {
        assertThat(written(.123456789, 1.23456789e-300, Double.MIN_VALUE, 0))
                .isEqualTo("[0.123457,1.23457E-300,4.9E-324,0.0]");
    }

    @Test
    void whatIsNoNumberIsNull() {
        assertThat(written(Double.NaN, Double.POSITIVE_INFINITY)).isEqualTo("[null,null]");
    }
}
