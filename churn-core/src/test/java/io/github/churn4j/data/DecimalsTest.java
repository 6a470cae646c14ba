package io.github.churn4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    static Stream<Long> seeds() {
        return Stream.of(1L, 2L, 3L, 4L);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsWhatTheJdkReads(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 50_000; i++) {
            String text = number(random);
            double expected = Double.parseDouble(text);
            double read = Decimals.parse(text);
            if (Double.isInfinite(expected)) {
                assertThat(read).as(text).isNaN();
            } else {
                assertThat(Double.doubleToLongBits(read)).as(text).isEqualTo(Double.doubleToLongBits(expected));
            }
        }
    }

    private static String number(SplittableRandom random) {
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "-" : random.nextInt(9) == 0 ? "+" : "");
        digits(text, random, 1 + random.nextInt(random.nextInt(5) == 0 ? 25 : 8));
        if (random.nextBoolean()) {
            text.append('.');
            digits(text, random, random.nextInt(random.nextInt(5) == 0 ? 30 : 8));
        }
        if (random.nextInt(4) == 0) {
            text.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(-330, 330));
        }
        return text.toString();
    }

    private static void digits(StringBuilder text, SplittableRandom random, int count) {
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + (random.nextInt(4) == 0 ? 0 : random.nextInt(10))));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void writesWhatItReads(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Decimals.parse(Decimals.format(value))).isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                "-.",
                "e5",
                "1e",
                "1e+",
                "NaN",
                "Infinity",
                "-Infinity",
                "inf",
                "1e999",
                "-1e999",
                "0x10",
                "1d",
                "1f",
                "1 2",
                " 1",
                "1,5",
                "1.2.3",
                "--1",
                "1e5.0",
                "١"
            })
    void refusesWhatIsNoDecimalNumber(String text) {
        assertThat(Decimals.parse(text)).isNaN();
    }

    @Test
    void writesWholeNumbersWithoutPoint() {
        assertThat(Decimals.format(42)).isEqualTo("42");
        assertThat(Decimals.format(-0.5)).isEqualTo("-0.5");
        assertThat(Decimals.format(Double.NaN)).isEmpty();
    }
}
