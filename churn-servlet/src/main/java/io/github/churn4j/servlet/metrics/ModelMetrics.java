package io.github.churn4j.servlet.metrics;

import io.github.churn4j.RiskLevel;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** What is counted of one version of a model. Thread-safe; counting takes no lock and allocates nothing. */
final class ModelMetrics {

    static final int SCORE_BUCKETS = 20;

    private final String version;
    private final Map<RiskLevel, LongAdder> levels = new EnumMap<>(RiskLevel.class); // never changed once filled
    private final LongAdder[] scores = LatencyCounts.adders(SCORE_BUCKETS);
    private final DoubleAdder sum = new DoubleAdder();

    ModelMetrics(String version) {
        this.version = version;
        for (RiskLevel level : RiskLevel.values()) {
            levels.put(level, new LongAdder());
        }
    }

    void record(RiskLevel level, double probability) {
        adder(level).increment();
        scores[bucket(probability)].increment();
        sum.add(probability);
    }

    /** Bucket i holds (i/20, (i+1)/20], the first one 0 as well. */
    private static int bucket(double probability) {
        int at = Math.min(SCORE_BUCKETS - 1, (int) (probability * SCORE_BUCKETS));
        return at > 0 && probability <= (double) at / SCORE_BUCKETS ? at - 1 : at;
    }

    String version() {
        return version;
    }

    long count(RiskLevel level) {
        return adder(level).sum();
    }

    LongAdder adder(RiskLevel level) {
        return Objects.requireNonNull(levels.get(level));
    }

    void addScores(long[] to) {
        for (int i = 0; i < SCORE_BUCKETS; i++) {
            to[i] += scores[i].sum();
        }
    }

    double sum() {
        return sum.sum();
    }
}
