package io.github.churn4j.drift.performance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Gathers predictions into chunks of so many rows, or of periods, and their outcomes as they arrive.
 *
 * <p>Keeps a bounded number of chunks, nine bytes a row; the oldest is dropped and outcomes of its rows are ignored from
 * then on. Periods are counted from 1970-01-01 UTC; a row that comes late is put into the newest chunk, and so is every row
 * after one that is dated too far ahead, until its period comes: times must be those of a clock that can be trusted. A period
 * with more than {@value #MOST_ROWS} rows is several chunks. Not thread-safe.
 */
public final class PredictionChunks {
    /** A chunk of a period holds so many rows at most. */
    public static final int MOST_ROWS = 100_000;

    private final int rows;
    private final long periodMillis;
    private final int chunks;
    private final Deque<Chunk> kept = new ArrayDeque<>();
    private long next;

    private PredictionChunks(int rows, long periodMillis, int chunks) {
        if (chunks < 1) {
            throw new IllegalArgumentException("chunks is " + chunks + ", expected to keep 1 or more");
        }
        this.rows = rows;
        this.periodMillis = periodMillis;
        this.chunks = chunks;
    }

    /**
     * Chunks of the same number of rows.
     *
     * @param rows rows of a chunk, 1 or more
     * @param chunks chunks to keep, 1 or more
     */
    public static PredictionChunks ofRows(int rows, int chunks) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows is " + rows + ", expected 1 or more in a chunk");
        }
        return new PredictionChunks(rows, Long.MAX_VALUE, chunks);
    }

    /**
     * Chunks of the same time.
     *
     * @param period length of a chunk, a millisecond or more
     * @param chunks chunks to keep, 1 or more
     */
    public static PredictionChunks ofPeriod(Duration period, int chunks) {
        long millis = period.toMillis();
        if (millis < 1) {
            throw new IllegalArgumentException("period is " + period + ", expected a millisecond or more");
        }
        return new PredictionChunks(MOST_ROWS, millis, chunks);
    }

    /**
     * Adds a prediction.
     *
     * @param score calibrated P(churn), [0, 1]
     * @return the row's number, to be named with its outcome: 0, 1, 2 and so on
     */
    public long predicted(Instant time, double score) {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score is " + score + ", expected [0, 1]");
        }
        Chunk chunk = kept.peekLast();
        if (chunk == null || chunk.count == rows || number(time) > chunk.number) {
            long number = chunk == null ? number(time) : Math.max(chunk.number, number(time));
            chunk = new Chunk(next, number, time);
            kept.addLast(chunk);
            if (kept.size() > chunks) {
                kept.removeFirst();
            }
        }
        chunk.add(time, score);
        return next++;
    }

    private long number(Instant time) {
        return periodMillis == Long.MAX_VALUE ? 0 : Math.floorDiv(time.toEpochMilli(), periodMillis);
    }

    /**
     * Notes what a customer did; a second outcome of a row replaces the first.
     *
     * @param row the number that {@link #predicted} gave
     * @return whether the row is still kept
     */
    public boolean happened(long row, boolean churned) {
        for (Chunk chunk : kept) {
            if (row >= chunk.first && row < chunk.first + chunk.count) {
                chunk.outcomes[(int) (row - chunk.first)] =
                        churned ? PerformanceComparison.CHURNED : PerformanceComparison.STAYED;
                return true;
            }
        }
        return false;
    }

    /** Compares each chunk that is kept, the oldest first; the last one may still grow. */
    public List<EstimatedAndRealised> compare(PerformanceComparison comparison) {
        List<EstimatedAndRealised> compared = new ArrayList<>(kept.size());
        for (Chunk chunk : kept) {
            compared.add(comparison.compare(
                    periodMillis == Long.MAX_VALUE ? chunk.from : Instant.ofEpochMilli(chunk.number * periodMillis),
                    periodMillis == Long.MAX_VALUE ? chunk.to : Instant.ofEpochMilli((chunk.number + 1) * periodMillis),
                    Arrays.copyOf(chunk.scores, chunk.count),
                    Arrays.copyOf(chunk.outcomes, chunk.count)));
        }
        return compared;
    }

    /** The rows of one chunk. */
    private static final class Chunk {
        private final long first;
        private final long number;
        private Instant from;
        private Instant to;
        private double[] scores = new double[16];
        private byte[] outcomes = new byte[16];
        private int count;

        private Chunk(long first, long number, Instant time) {
            this.first = first;
            this.number = number;
            from = time;
            to = time;
        }

        private void add(Instant time, double score) {
            if (count == scores.length) {
                int room = (int) Math.min(Integer.MAX_VALUE - 8, 2L * count);
                scores = Arrays.copyOf(scores, room);
                outcomes = Arrays.copyOf(outcomes, room);
            }
            scores[count] = score;
            outcomes[count++] = PerformanceComparison.UNKNOWN;
            from = time.isBefore(from) ? time : from;
            to = time.isAfter(to) ? time : to;
        }
    }
}
