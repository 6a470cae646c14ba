package io.github.churn4j.drift.stream;

import io.github.churn4j.drift.ComparedDistribution;
import io.github.churn4j.drift.DriftTest;
import io.github.churn4j.drift.Verdict;
import io.github.churn4j.drift.performance.Estimate;
import io.github.churn4j.drift.performance.PerformanceEstimate;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@link StateWriter} wrote. */
final class StateReader {

    private final DataInputStream in;

    private StateReader(byte[] bytes) {
        in = new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /** Reads one element. */
    private interface Element<T> {
        T read() throws IOException;
    }

    /**
     * The state of some bytes.
     *
     * @throws IOException if they are none
     */
    static WatchState read(byte[] bytes) throws IOException {
        StateReader reader = new StateReader(bytes);
        WatchState state = reader.state();
        if (reader.in.available() > 0) {
            throw new IOException(reader.in.available() + " bytes too many");
        }
        return state;
    }

    private WatchState state() throws IOException {
        return new WatchState(
                new HashKey(in.readLong(), in.readLong()),
                in.readLong(),
                in.readLong(),
                new WatchCounters.Counts(in.readLong(), in.readLong(), in.readLong(), in.readLong()),
                in.readLong(),
                new WindowContent.Passed(
                        in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong()),
                rows(),
                list(this::window),
                list(this::episode),
                in.readLong(),
                in.readInt(),
                distributions(),
                mean(),
                mean());
    }

    private WatchState.Rows rows() throws IOException {
        int count = size();
        long[] times = longs(count);
        long[] keys = longs(count);
        double[] scores = doubles(count);
        int[] codes = new int[size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = in.readInt();
        }
        return new WatchState.Rows(times, keys, scores, codes);
    }

    private WindowSummary window() throws IOException {
        return new WindowSummary(
                in.readLong(),
                time(),
                time(),
                in.readInt(),
                in.readInt(),
                constant(Verdict.class),
                list(this::test),
                in.readDouble(),
                optional(this::estimates),
                list(this::text));
    }

    private WindowTest test() throws IOException {
        return new WindowTest(
                text(), constant(DriftTest.class), in.readDouble(), in.readDouble(), in.readDouble(), in.readBoolean());
    }

    private PerformanceEstimate estimates() throws IOException {
        return new PerformanceEstimate(
                in.readInt(),
                estimate(),
                estimate(),
                estimate(),
                estimate(),
                estimate(),
                estimate(),
                estimate(),
                estimate(),
                estimate());
    }

    private Estimate estimate() throws IOException {
        return new Estimate(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }

    private DriftEpisode episode() throws IOException {
        return new DriftEpisode(in.readLong(), time(), optional(this::time), in.readLong(), list(this::alarm));
    }

    private DriftEpisode.Alarm alarm() throws IOException {
        return new DriftEpisode.Alarm(text(), constant(DriftTest.class), in.readLong(), in.readDouble());
    }

    private Map<String, ComparedDistribution> distributions() throws IOException {
        Map<String, ComparedDistribution> byColumn = new LinkedHashMap<>();
        int count = size();
        for (int i = 0; i < count; i++) {
            byColumn.put(
                    text(),
                    new ComparedDistribution(doubles(size()), list(this::text), doubles(size()), doubles(size())));
        }
        return byColumn;
    }

    private MeanWatch.State mean() throws IOException {
        return new MeanWatch.State(text(), optional(this::change));
    }

    private ScoreChange change() throws IOException {
        return new ScoreChange(time(), in.readLong(), in.readDouble(), in.readDouble(), in.readLong());
    }

    private Instant time() throws IOException {
        return Instant.ofEpochMilli(in.readLong());
    }

    private String text() throws IOException {
        byte[] utf8 = new byte[size()];
        in.readFully(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private <E extends Enum<E>> E constant(Class<E> type) throws IOException {
        return Enum.valueOf(type, text());
    }

    private long[] longs(int count) throws IOException {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readLong();
        }
        return values;
    }

    private double[] doubles(int count) throws IOException {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    /** How many there are; no more than there are bytes left, so that damage cannot ask for all memory. */
    private int size() throws IOException {
        int size = in.readInt();
        if (size < 0 || size > in.available()) {
            throw new IOException("a list of " + size + " elements in " + in.available() + " bytes");
        }
        return size;
    }

    private <T> List<T> list(Element<T> element) throws IOException {
        List<T> values = new ArrayList<>();
        int count = size();
        for (int i = 0; i < count; i++) {
            values.add(element.read());
        }
        return values;
    }

    private <T> Optional<T> optional(Element<T> element) throws IOException {
        return in.readBoolean() ? Optional.of(element.read()) : Optional.empty();
    }
}
