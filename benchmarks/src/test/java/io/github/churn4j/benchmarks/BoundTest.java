package io.github.churn4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.churn4j.benchmarks.Bound.Cost;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BoundTest {

    private static final Bound BOUND = new Bound("ours", "theirs", .45, 16);

    @Test
    void holdsUpToItsFigures() {
        assertThat(BOUND.holds(costs(45, 16))).isTrue();
        assertThat(BOUND.line(costs(45, 16))).contains("0.45 of theirs").endsWith("ok");
    }

    @Test
    void failsForTimeAndForAllocation() {
        assertThat(BOUND.holds(costs(46, 0))).isFalse();
        assertThat(BOUND.holds(costs(10, 17))).isFalse();
        assertThat(BOUND.line(costs(10, 17))).endsWith("TOO MUCH");
    }

    @Test
    void namesABenchmarkThatDidNotRun() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BOUND.holds(Map.of("ours", new Cost(1, 0))))
                .withMessage("benchmark 'theirs' was not run; ran [ours]");
    }

    @Test
    void guardedBenchmarksExist() {
        Set<String> names = Stream.of(
                        ScoringBenchmark.class,
                        ExplanationBenchmark.class,
                        PredictorBenchmark.class,
                        ServingBenchmark.class,
                        DriftBenchmark.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .map(Method::getName)
                .collect(Collectors.toSet());
        for (Bound bound : BenchmarkGuard.BOUNDS) {
            assertThat(names).contains(bound.benchmark(), bound.baseline());
        }
    }

    private static Map<String, Cost> costs(double nanoseconds, double bytes) {
        return Map.of("ours", new Cost(nanoseconds, bytes), "theirs", new Cost(100, 900));
    }
}
