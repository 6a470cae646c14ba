package io.github.churn4j.drift.stream;

import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.drift.DriftTest;
import io.github.churn4j.drift.Verdict;
import io.github.churn4j.model.Models;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@link StreamWatch} does, the slow way: every row is kept and every window computed from its rows. */
final class NaiveWatch {

    private record Row(long time, Observation from) {
        boolean accepted() {
            return from instanceof Observation.Predicted;
        }
    }

    private final WatchSettings settings;
    private final List<Row> all = new ArrayList<>();
    private long latest = Long.MIN_VALUE;
    private long first = Long.MIN_VALUE;
    long late;
    long capped;

    NaiveWatch(WatchSettings settings) {
        this.settings = settings;
    }

    void accept(Observation observation) {
        if (observation instanceof Observation.Predicted p) {
            arrive(p.time());
            if (p.customer().isEmpty() || allows(p.customer())) {
                all.add(new Row(latest, p));
            } else {
                capped++;
            }
        } else if (observation instanceof Observation.Refused r) {
            arrive(r.time());
            if (allowsAnother(r)) {
                all.add(new Row(latest, r));
            } else {
                capped++;
            }
        }
    }

    private boolean allowsAnother(Observation.Refused refusal) {
        List<Row> held = held();
        long alike = held.stream()
                .filter(r -> r.from() instanceof Observation.Refused other
                        && other.problems().equals(refusal.problems()))
                .count();
        int rows =
                settings.window() instanceof Window.Rows r ? r.rows() : Math.max(settings.minimum(), held.size() + 1);
        return alike < rows / 2;
    }

    private void arrive(Instant time) {
        if (time.toEpochMilli() < latest) {
            late++;
        }
        latest = Math.max(latest, time.toEpochMilli());
        first = first == Long.MIN_VALUE ? latest : first;
    }

    private boolean allows(String customer) {
        List<Row> held = held();
        long of = held.stream()
                .filter(r -> r.from() instanceof Observation.Predicted p
                        && p.customer().equals(customer))
                .count();
        long rows = settings.window() instanceof Window.Rows r
                ? r.rows()
                : Math.max(
                        settings.minimum(), held.stream().filter(Row::accepted).count() + 1);
        return of < Math.max(1, (int) (settings.largestShare() * rows));
    }

    private List<Row> held() {
        if (settings.window() instanceof Window.Rows r) {
            return all.subList((int) (r.endingWithin(all.size()) * r.stride()), all.size());
        }
        Window.Span span = (Window.Span) settings.window();
        long stride = span.stride().toMillis();
        long from = (Math.floorDiv(latest, stride) + 1) * stride - span.length().toMillis();
        return all.stream().filter(r -> r.time() >= from).toList();
    }

    /** Every window that ended, oldest first; notes are not among what is computed. */
    List<WindowSummary> windows() {
        return settings.window() instanceof Window.Rows r ? byRows(r) : byTime((Window.Span) settings.window());
    }

    private List<WindowSummary> byRows(Window.Rows window) {
        List<WindowSummary> windows = new ArrayList<>();
        for (int from = 0; from + window.rows() <= all.size(); from += window.stride()) {
            List<Row> rows = all.subList(from, from + window.rows());
            windows.add(summary(
                    windows.size() + 1,
                    rows.get(0).time(),
                    rows.get(rows.size() - 1).time(),
                    rows));
        }
        return windows;
    }

    private List<WindowSummary> byTime(Window.Span window) {
        List<WindowSummary> windows = new ArrayList<>();
        long stride = window.stride().toMillis();
        long silentSince = Long.MIN_VALUE;
        List<Row> before = List.of();
        for (long end = (Math.floorDiv(first, stride) + 1) * stride; end <= latest; end += stride) {
            long from = end - window.length().toMillis();
            long to = end;
            List<Row> rows =
                    all.stream().filter(r -> r.time() >= from && r.time() < to).toList();
            if (rows.isEmpty()) {
                if (silentSince != Long.MIN_VALUE) {
                    windows.remove(windows.size() - 1);
                }
                silentSince = silentSince == Long.MIN_VALUE ? end - stride : silentSince;
                windows.add(summary(windows.size() + 1, silentSince, end, rows));
            } else {
                silentSince = Long.MIN_VALUE;
                if (!same(rows, before)) {
                    windows.add(summary(windows.size() + 1, from, end, rows));
                }
            }
            before = rows;
        }
        return windows;
    }

    /** Whether these are the same rows of the stream, not only equal ones. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean same(List<Row> a, List<Row> b) {
        return a.size() == b.size() && a.get(0) == b.get(0) && a.get(a.size() - 1) == b.get(b.size() - 1);
    }

    private WindowSummary summary(long number, long from, long to, List<Row> rows) {
        List<Observation.Predicted> accepted = rows.stream()
                .filter(Row::accepted)
                .map(r -> (Observation.Predicted) r.from())
                .toList();
        int refused = rows.size() - accepted.size();
        boolean enough = accepted.size() >= settings.minimum();
        List<WindowTest> tests = new ArrayList<>();
        if (rows.size() >= settings.minimum()) {
            List<String> columns = settings.statistics().columns();
            ArrayWindow values = values(accepted, rows);
            for (TestedColumn t : settings.statistics().test(values, settings.alpha())) {
                if (enough
                        || t.test() == DriftTest.NEW_VALUES
                        || (t.test() == DriftTest.MISSING_RATE && values.absent(t.column()) > 0)) {
                    tests.add(new WindowTest(
                            columns.get(t.column()), t.test(), t.statistic(), t.pValue(), t.critical(), t.drift()));
                }
            }
        }
        boolean drift = tests.stream().anyMatch(WindowTest::drift);
        double sum = 0;
        for (Observation.Predicted p : accepted) {
            sum += p.score();
        }
        return new WindowSummary(
                number,
                Instant.ofEpochMilli(from),
                Instant.ofEpochMilli(to),
                accepted.size(),
                refused,
                drift ? Verdict.DRIFT : enough ? Verdict.STABLE : Verdict.INSUFFICIENT_DATA,
                tests,
                accepted.isEmpty() ? Double.NaN : sum / accepted.size(),
                Optional.empty(),
                List.of());
    }

    private ArrayWindow values(List<Observation.Predicted> accepted, List<Row> rows) {
        int columns = Models.SCHEMA.features().size() + 1;
        double[][] values = new double[columns][accepted.size()];
        for (int row = 0; row < accepted.size(); row++) {
            for (int column = 0; column < columns - 1; column++) {
                values[column][row] = accepted.get(row).record().slot(column);
            }
            values[columns - 1][row] = accepted.get(row).score();
        }
        ArrayWindow window = ArrayWindow.of(settings.statistics(), values);
        for (Row row : rows) {
            if (row.from() instanceof Observation.Refused r) {
                for (FieldProblem problem : r.problems()) {
                    if (problem.code() == FieldProblem.Code.UNSEEN_CATEGORY) {
                        window.refused()[Models.SCHEMA.requireSlot(problem.column())]++;
                    } else if (problem.code() == FieldProblem.Code.MISSING_FIELD) {
                        window.absent()[Models.SCHEMA.requireSlot(problem.column())]++;
                    }
                }
            }
        }
        return window;
    }
}
