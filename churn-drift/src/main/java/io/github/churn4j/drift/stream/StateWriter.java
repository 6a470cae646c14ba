package io.github.churn4j.drift.stream;

import io.github.churn4j.drift.ComparedDistribution;
import io.github.churn4j.drift.performance.Estimate;
import io.github.churn4j.drift.performance.PerformanceEstimate;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a state as bytes. Numbers are big-endian, doubles their bits, times milliseconds, texts their length in bytes and
 * UTF-8, lists their size and elements, what may be absent a byte 0 or 1 first; a record is its components in their order.
 */
final class StateWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private StateWriter() {}

    /** Writes one element. */
    private interface Element<T> {
        void write(T value) throws IOException;
    }

    static byte[] write(WatchState state) {
        StateWriter writer = new StateWriter();
        try {
            writer.state(state);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return writer.bytes.toByteArray();
    }

    private void state(WatchState state) throws IOException {
        WatchCounters.Counts counts = state.counts();
        WindowContent.Passed passed = state.passed();
        longs(state.key().first(), state.key().second());
        longs(state.clock(), state.spanEnd());
        longs(counts.observed(), counts.late(), counts.capped(), counts.refused());
        longs(state.windows());
        longs(passed.capped(), passed.again(), passed.alike(), passed.late(), passed.lost(), passed.changes());
        rows(state.rows());
        list(state.history(), this::window);
        list(state.episodes(), this::episode);
        longs(state.opened());
        out.writeInt(state.quiet());
        list(state.distributions().entrySet(), this::distribution);
        mean(state.scores());
        mean(state.errors());
    }

    private void rows(WatchState.Rows rows) throws IOException {
        out.writeInt(rows.times().length);
        longs(rows.times());
        longs(rows.keys());
        doubles(rows.scores());
        out.writeInt(rows.codes().length);
        for (int code : rows.codes()) {
            out.writeInt(code);
        }
    }

    private void window(WindowSummary window) throws IOException {
        out.writeLong(window.number());
        time(window.from());
        time(window.to());
        out.writeInt(window.rows());
        out.writeInt(window.refused());
        text(window.verdict().name());
        list(window.tests(), this::test);
        out.writeDouble(window.meanScore());
        optional(window.estimated(), this::estimates);
        list(window.notes(), this::text);
    }

    private void test(WindowTest test) throws IOException {
        text(test.column());
        text(test.test().name());
        doubles(test.statistic(), test.pValue(), test.critical());
        out.writeBoolean(test.drift());
    }

    private void estimates(PerformanceEstimate of) throws IOException {
        out.writeInt(of.rows());
        estimate(of.churnRate());
        estimate(of.rocAuc());
        estimate(of.accuracy());
        estimate(of.precision());
        estimate(of.recall());
        estimate(of.f1());
        estimate(of.brier());
        estimate(of.profit());
        estimate(of.empc());
    }

    private void estimate(Estimate estimate) throws IOException {
        doubles(estimate.value(), estimate.standardError(), estimate.low(), estimate.high());
    }

    private void episode(DriftEpisode episode) throws IOException {
        out.writeLong(episode.number());
        time(episode.opened());
        optional(episode.closed(), this::time);
        out.writeLong(episode.windows());
        list(episode.alarms(), this::alarm);
    }

    private void alarm(DriftEpisode.Alarm alarm) throws IOException {
        text(alarm.column());
        text(alarm.test().name());
        out.writeLong(alarm.windows());
        out.writeDouble(alarm.smallestP());
    }

    private void distribution(Map.Entry<String, ComparedDistribution> entry) throws IOException {
        ComparedDistribution distribution = entry.getValue();
        text(entry.getKey());
        array(distribution.edges());
        list(distribution.levels(), this::text);
        array(distribution.reference());
        array(distribution.current());
    }

    private void mean(MeanWatch.State state) throws IOException {
        text(state.window());
        optional(state.change(), this::change);
    }

    private void change(ScoreChange change) throws IOException {
        time(change.at());
        out.writeLong(change.row());
        doubles(change.before(), change.after());
        out.writeLong(change.changes());
    }

    private void array(double[] values) throws IOException {
        out.writeInt(values.length);
        doubles(values);
    }

    private void doubles(double... values) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private void longs(long... values) throws IOException {
        for (long value : values) {
            out.writeLong(value);
        }
    }

    private void time(Instant time) throws IOException {
        out.writeLong(time.toEpochMilli());
    }

    private void text(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private <T> void list(Collection<T> values, Element<T> element) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            element.write(value);
        }
    }

    private <T> void optional(Optional<T> value, Element<T> element) throws IOException {
        out.writeBoolean(value.isPresent());
        if (value.isPresent()) {
            element.write(value.get());
        }
    }
}
