package io.github.churn4j.servlet.serving;

import io.github.churn4j.Prediction;
import io.github.churn4j.RiskLevel;
import io.github.churn4j.ServedModel;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * Counts how two models agree on the same customers. Means and co-moments are updated as by Welford (1962), which stays
 * accurate over any number of scores. Written by one thread, read by any.
 */
final class ShadowTally {

    private final ServedModel champion;
    private final Serving challenger;
    private final Instant since;
    private final boolean comparable;
    private final long[][] levels = new long[RiskLevel.values().length][RiskLevel.values().length];
    private long compared;
    private long incomparable;
    private long different;
    private double sum;
    private double max;
    private double meanX;
    private double meanY;
    private double xx;
    private double yy;
    private double xy;

    ShadowTally(ServedModel champion, Serving challenger, Instant since) {
        this.champion = champion;
        this.challenger = challenger;
        this.since = since;
        comparable = champion.model()
                .schema()
                .features()
                .equals(challenger.served().model().schema().features());
    }

    @SuppressWarnings("ReferenceEquality") // the models at work, not equal ones
    boolean isOf(ServedModel answered, Serving shadow) {
        return champion == answered && challenger == shadow;
    }

    /** Whether the challenger can score the champion's records. */
    boolean comparable() {
        return comparable;
    }

    synchronized void incomparable() {
        incomparable++;
    }

    @SuppressWarnings("EnumOrdinal") // the levels are declared from low to high
    synchronized void compared(Prediction answered, Prediction shadow) {
        double x = answered.attritionProbability();
        double y = shadow.attritionProbability();
        double difference = Math.abs(y - x);
        compared++;
        sum += difference;
        max = Math.max(max, difference);
        different += answered.churn() == shadow.churn() ? 0 : 1;
        levels[answered.riskLevel().ordinal()][shadow.riskLevel().ordinal()]++;
        double dx = x - meanX;
        double dy = y - meanY;
        meanX += dx / compared;
        meanY += dy / compared;
        xx += dx * (x - meanX);
        yy += dy * (y - meanY);
        xy += dx * (y - meanY);
    }

    synchronized ShadowReport report() {
        boolean varied = xx > 0 && yy > 0;
        return new ShadowReport(
                champion.version(),
                challenger.served().version(),
                since,
                compared,
                incomparable,
                compared == 0 ? 0 : sum / compared,
                max,
                different,
                ShadowReport.levels(levels),
                varied
                        ? OptionalDouble.of(Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))))
                        : OptionalDouble.empty());
    }
}
