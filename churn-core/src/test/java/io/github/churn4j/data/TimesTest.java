package io.github.churn4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "1970-01-02, 86400000",
        "1970-01-01T00:00:01, 1000",
        "1970-01-01 00:00:01, 1000",
        "1970-01-01T01:00:00+01:00, 0",
        "1970-01-01T00:00:00.250Z, 250",
        "1969-12-31T19:00-05:00, 0",
        "202401, 202401000",
        "-1.5, -1500"
    })
    void readsDatesDateTimesAndNumbers(String text, long expected) {
        assertThat(Times.parse(text)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2024-13-01",
                "2024-02-30",
                "01/02/2024",
                "2024-1-1",
                "NaN",
                "1e300",
                "2024-01-01T"
            })
    void refusesWhatIsNoTime(String text) {
        assertThat(Times.parse(text)).isEmpty();
    }
}
