package io.github.churn4j.servlet.journal;

import java.time.Duration;

/**
 * How much a prediction journal keeps.
 *
 * @param maxBytes bytes of all segments together, at least 4,096; the oldest segments are deleted to stay below
 * @param retention how long predictions are kept, above zero; a segment is deleted when its last one is older
 * @param segmentBytes bytes after which a new segment begins; at most a quarter of {@code maxBytes}
 * @param segmentAge time after which a new segment begins, above zero
 */
public record JournalLimits(long maxBytes, Duration retention, long segmentBytes, Duration segmentAge) {

    private static final long SEGMENT = 16L << 20;

    public JournalLimits {
        if (maxBytes < 4_096 || segmentBytes < 1 || segmentBytes > maxBytes / 4) {
            throw new IllegalArgumentException("journal of " + maxBytes + " bytes in segments of " + segmentBytes
                    + ", expected at least 4096 bytes and segments of at most a quarter");
        }
        if (!positive(retention) || !positive(segmentAge)) {
            throw new IllegalArgumentException("journal retention is " + retention + " and segment age " + segmentAge
                    + ", expected durations above zero");
        }
    }

    private static boolean positive(Duration duration) {
        return !duration.isZero() && !duration.isNegative();
    }

    /** Limits with segments of 16 MiB (less where the journal is small) or a day. */
    public static JournalLimits of(long maxBytes, Duration retention) {
        return new JournalLimits(maxBytes, retention, Math.max(1, Math.min(SEGMENT, maxBytes / 4)), Duration.ofDays(1));
    }
}
