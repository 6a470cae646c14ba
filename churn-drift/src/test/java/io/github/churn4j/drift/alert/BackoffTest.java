package io.github.churn4j.drift.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static List<Duration> waits(long seed) {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), seed);
        return IntStream.rangeClosed(1, 20).mapToObj(backoff::after).toList();
    }

    @Test
    void doublesUpToTheLongestWaitWithAHalfByChance() {
        for (long seed = 0; seed < 100; seed++) {
            List<Duration> waits = waits(seed);
            for (int i = 0; i < waits.size(); i++) {
                long whole = Math.min(60_000, 1_000L << Math.min(i, 20));
                assertThat(waits.get(i).toMillis()).isBetween(whole / 2, whole);
            }
        }
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        assertThat(waits(7)).isEqualTo(waits(7)).isNotEqualTo(waits(8));
    }
}
