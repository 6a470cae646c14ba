package io.github.churn4j.drift.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Comparison with reference numbers. */
final class Close {

    private Close() {}

    /** Equal to a share of the expected value; NaN to NaN. */
    static void relative(double actual, double expected, double share) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, within(Math.abs(expected) * share));
        }
    }

    /** Equal to an absolute difference; NaN to NaN. */
    static void absolute(double actual, double expected, double difference) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, within(difference));
        }
    }
}
