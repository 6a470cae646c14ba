package io.github.churn4j.servlet.drift;

import io.github.churn4j.drift.Verdict;
import java.util.EnumMap;
import java.util.Map;

/** What monitors counted since the service began. */
record DriftCounts(
        long observed,
        long dropped,
        long late,
        long capped,
        long refused,
        long errorChanges,
        Map<Verdict, Long> windows) {

    static final DriftCounts NONE = new DriftCounts(0, 0, 0, 0, 0, 0, Map.of());

    DriftCounts {
        windows = Map.copyOf(windows);
    }

    DriftCounts plus(DriftCounts other) {
        Map<Verdict, Long> sum = new EnumMap<>(Verdict.class);
        sum.putAll(windows);
        other.windows.forEach((verdict, count) -> sum.merge(verdict, count, Long::sum));
        return new DriftCounts(
                observed + other.observed,
                dropped + other.dropped,
                late + other.late,
                capped + other.capped,
                refused + other.refused,
                errorChanges + other.errorChanges,
                sum);
    }
}
