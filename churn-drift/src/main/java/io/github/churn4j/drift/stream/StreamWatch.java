package io.github.churn4j.drift.stream;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.drift.ComparedDistribution;
import io.github.churn4j.drift.Verdict;
import io.github.churn4j.model.ChurnModel;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The work of a monitor without its thread: puts observations into windows, has them judged, and tells the listeners. What
 * it does depends on the observations and their order alone. One observation at a time is worked on, under this object's
 * lock; {@link #snapshot} takes none.
 */
final class StreamWatch {

    private static final System.Logger LOG = System.getLogger(StreamWatch.class.getName());
    private static final int SHOWN_EVERY = 16; // rows; distributions cost more than tests

    private static final int OBSERVED = 0;
    private static final int LATE = 1;
    private static final int CAPPED = 2;
    private static final int REFUSED = 3;
    private static final int FILLING = 4;
    private static final int AS_OF = 5;
    private static final int COUNTERS = 6;

    private final WatchSettings settings;
    private final StreamClock clock = new StreamClock();
    private final SpanEnds spans;
    private final WindowContent content;
    private final WindowJudge judge;
    private final EpisodeBook book;
    private final ShownDistributions shown;
    private final int shownEvery;
    private final int[] codes;
    private final Deque<WindowSummary> history = new ArrayDeque<>();
    private final AtomicLongArray counters = new AtomicLongArray(COUNTERS);
    private Map<String, ComparedDistribution> distributions = Map.of();
    private long windows;
    private long version;
    private volatile Published published = new Published(List.of(), List.of(), Map.of());
    private volatile ChurnSchema accepted;

    /** What changes with a window, for readers without a lock. */
    private record Published(
            List<WindowSummary> history,
            List<DriftEpisode> episodes,
            Map<String, ComparedDistribution> distributions) {}

    StreamWatch(WatchSettings settings) {
        this.settings = settings;
        WindowStatistics statistics = settings.statistics();
        int columns = statistics.columns().size();
        content = new WindowContent(
                new WindowRows(columns, settings.largest()),
                new WindowCounts(statistics, settings.schema(), settings.largest(), settings.window()));
        spans = SpanEnds.of(settings.window());
        judge = new WindowJudge(settings);
        book = new EpisodeBook(settings.rearm(), settings.history());
        shown = new ShownDistributions(settings.schema().features(), statistics);
        int stride = settings.window() instanceof Window.Rows r ? r.stride() : SHOWN_EVERY;
        shownEvery = Math.max(1, SHOWN_EVERY / stride);
        codes = new int[columns];
        accepted = settings.schema();
        counters.set(AS_OF, StreamClock.NEVER);
    }

    /**
     * Demands what a prediction must be; any thread may.
     *
     * @throws IllegalArgumentException if the score is none or the record is one of another schema
     */
    void check(CustomerRecord record, double score) {
        checkScore(score);
        ChurnSchema given = record.schema();
        if (given != accepted) {
            ReferenceFit.require(settings.schema(), given);
            accepted = given; // the next record is mostly one of the same
        }
    }

    static void checkScore(double score) {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score is " + score + ", expected P(churn) in [0, 1]");
        }
    }

    void checkModel(ChurnModel model) {
        if (!settings.modelSha256().isEmpty() && !settings.modelSha256().equals(model.sha256())) {
            throw new IllegalArgumentException("the prediction was made by " + model + ", this monitor watches "
                    + settings.model() + " " + settings.modelSha256().substring(0, 12)
                    + "; give each model a monitor of its own");
        }
    }

    /** Works on one observation. */
    synchronized void accept(Observation observation) {
        version++;
        if (observation instanceof Observation.Predicted p) {
            predicted(p);
        } else if (observation instanceof Observation.Refused r) {
            refused(r);
        } else if (observation instanceof Observation.Passed p) {
            arrive(StreamClock.millis(p.time()));
        }
        counters.lazySet(FILLING, content.rows().size());
    }

    private void predicted(Observation.Predicted prediction) {
        long time = arriveCounted(prediction.time());
        count(OBSERVED);
        String customer = prediction.customer();
        long key = customer.isEmpty() ? RowKeys.ofRecord(prediction.record()) : RowKeys.ofCustomer(customer);
        if (!customer.isEmpty() && content.keys().count(key) >= mostOfOneCustomer()) {
            count(CAPPED);
            content.cap();
            return;
        }
        content.counts().encode(prediction.record(), prediction.score(), codes);
        append(time, key, prediction.score());
    }

    private int mostOfOneCustomer() {
        int rows = settings.window() instanceof Window.Rows r
                ? r.rows()
                : Math.max(settings.minimum(), content.rows().size() + 1);
        return Math.max(1, (int) (settings.largestShare() * rows));
    }

    private void refused(Observation.Refused refusal) {
        long time = arriveCounted(refusal.time());
        count(REFUSED);
        Arrays.fill(codes, WindowCounts.NOTHING);
        for (FieldProblem problem : refusal.problems()) {
            OptionalInt slot = settings.schema().slotOf(problem.column());
            if (isNewValue(problem.code()) && slot.isPresent()) {
                codes[slot.getAsInt()] = WindowCounts.NEW;
            }
        }
        append(time, 0, Double.NaN);
    }

    private static boolean isNewValue(FieldProblem.Code code) {
        return code == FieldProblem.Code.UNSEEN_CATEGORY
                || code == FieldProblem.Code.WRONG_TYPE
                || code == FieldProblem.Code.OUT_OF_RANGE;
    }

    private void append(long time, long key, double score) {
        content.add(time, key, score, codes);
        WindowRows rows = content.rows();
        if (settings.window() instanceof Window.Rows r && rows.size() == r.rows()) {
            ended(judge.judge(++windows, Instant.ofEpochMilli(rows.time(0)), Instant.ofEpochMilli(time), content));
            content.remove(r.stride());
        }
    }

    private long arriveCounted(Instant instant) {
        long time = StreamClock.millis(instant);
        if (clock.isLate(time)) {
            count(LATE);
            content.late();
        }
        return arrive(time);
    }

    private long arrive(long time) {
        long now = clock.arrive(time);
        counters.lazySet(AS_OF, now);
        while (spans.passed(now)) {
            if (content.rows().size() > 0) {
                ended(judge.judge(++windows, spans.from(), spans.to(), content));
                spans.next();
                content.removeBefore(spans.from().toEpochMilli());
            } else {
                silence(now);
            }
        }
        return now;
    }

    private void silence(long now) {
        Instant from = spans.lastTo();
        long skipped = spans.skip(now);
        if (skipped > 0) {
            ended(WindowJudge.silence(++windows, from, spans.lastTo(), skipped));
        }
    }

    private void ended(WindowSummary window) {
        if (history.size() == settings.history()) {
            history.removeFirst();
        }
        history.addLast(window);
        if (windows % shownEvery == 0 && !window.tests().isEmpty()) {
            distributions = shown.of(content.counts());
        }
        content.windowEnded();
        Optional<DriftEvent.Kind> kind = book.judge(window);
        publish();
        kind.ifPresent(k -> tell(k, window));
    }

    private void publish() {
        published = new Published(List.copyOf(history), book.episodes(), distributions);
    }

    private void tell(DriftEvent.Kind kind, WindowSummary window) {
        List<DriftEpisode> episodes = book.episodes();
        DriftEvent event =
                new DriftEvent(kind, settings.model(), settings.version(), episodes.get(episodes.size() - 1), window);
        for (DriftListener listener : settings.listeners()) {
            try {
                listener.drift(event);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "a drift listener failed", e);
            }
        }
    }

    private void count(int counter) {
        counters.lazySet(counter, counters.getPlain(counter) + 1);
    }

    /** What is known now; any thread may. */
    DriftSnapshot snapshot(long dropped) {
        Published now = published;
        long asOf = counters.get(AS_OF);
        int last = now.history().size() - 1;
        Optional<WindowSummary> latest =
                last < 0 ? Optional.empty() : Optional.of(now.history().get(last));
        boolean open = now.episodes().stream().anyMatch(DriftEpisode::open);
        return new DriftSnapshot(
                settings.model(),
                settings.version(),
                asOf == StreamClock.NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(asOf)),
                counters.get(OBSERVED),
                dropped,
                counters.get(LATE),
                counters.get(CAPPED),
                counters.get(REFUSED),
                (int) counters.get(FILLING),
                open ? Verdict.DRIFT : latest.map(WindowSummary::verdict).orElse(Verdict.INSUFFICIENT_DATA),
                latest,
                now.history(),
                now.episodes(),
                now.distributions(),
                settings.window(),
                settings.alpha(),
                settings.guarantee(),
                Optional.empty(),
                Optional.empty());
    }
}
