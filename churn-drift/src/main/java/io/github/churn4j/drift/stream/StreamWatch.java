package io.github.churn4j.drift.stream;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.model.ChurnModel;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The work of a monitor without its thread: puts observations into windows, has them judged and tells the listeners. What
 * it does depends on the observations and their order alone. One observation at a time is worked on, under this object's
 * lock; {@link #snapshot} takes none.
 */
final class StreamWatch {

    private static final System.Logger LOG = System.getLogger(StreamWatch.class.getName());
    private static final int SHOWN_EVERY = 16; // rows, or windows by time: distributions cost more than the tests

    private final WatchSettings settings;
    private final StreamClock clock;
    private final SpanEnds spans;
    private final WindowContent content;
    private final WindowJudge judge;
    private final WindowHistory history;
    private final ShownDistributions shown;
    private final int shownEvery;
    private final MeanWatch scores = new MeanWatch();
    private final MeanWatch errors = new MeanWatch();
    private final WatchCounters counters = new WatchCounters();
    private final Admission admission;
    private final int[] codes;
    private HashKey key;
    private long windows;
    private long version;
    private volatile ChurnSchema accepted;

    StreamWatch(WatchSettings settings) {
        this.settings = settings;
        WindowStatistics statistics = settings.statistics();
        int columns = statistics.columns().size();
        content = new WindowContent(
                new WindowRows(columns, settings.largest()),
                new WindowCounts(statistics, settings.schema(), settings.largest(), settings.window()));
        clock = new StreamClock(settings.clock());
        admission = new Admission(settings, content);
        key = settings.key();
        spans = SpanEnds.of(settings.window());
        judge = new WindowJudge(settings);
        history = new WindowHistory(settings.rearm(), settings.history());
        shown = new ShownDistributions(settings.schema().features(), statistics);
        int stride = settings.window() instanceof Window.Rows r ? r.stride() : SHOWN_EVERY;
        shownEvery = Math.max(1, SHOWN_EVERY / stride);
        codes = new int[columns];
        accepted = settings.schema();
    }

    /**
     * Demands what a prediction must be; any thread may.
     *
     * @throws IllegalArgumentException if the score is none or the record is one of another schema
     */
    @SuppressWarnings("ReferenceEquality") // comparing schemas costs more than the rest
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
        } else if (observation instanceof Observation.Feedback f) {
            feedback(f);
        } else if (observation instanceof Observation.Passed p) {
            arrive(clock.believed(p.time()));
        }
        counters.filling(content.rows().size());
    }

    private void predicted(Observation.Predicted prediction) {
        long time = arriveCounted(prediction.time());
        counters.observed();
        String customer = prediction.customer();
        long whose = customer.isEmpty() ? key.ofRecord(prediction.record()) : key.ofCustomer(customer);
        if (!admission.predicted(whose)) {
            content.cap();
            passedOver(time);
            return;
        }
        if (scores.add(prediction.score(), time)) {
            counters.scoreChange(scores.change());
        }
        content.counts().encode(prediction.record(), prediction.score(), codes);
        append(time, whose, prediction.score());
    }

    /**
     * Where little but such comes, that is told, in one entry of the history however long it goes on; the rows stay, so that
     * others fill the window in the end.
     */
    private void passedOver(long time) {
        counters.capped();
        if (!admission.stalls()) {
            return;
        }
        WindowRows rows = content.rows();
        Instant from = Instant.ofEpochMilli(rows.size() == 0 ? time : rows.time(0));
        Optional<WindowSummary> before = history.view().latest().filter(w -> admission.stalledBefore());
        WindowSummary window = judge.interrupted(windows + 1, from, Instant.ofEpochMilli(time), content);
        if (before.isPresent() && before.get().verdict() == window.verdict()) {
            history.replaceLast(judge.interrupted(windows, from, Instant.ofEpochMilli(time), content));
        } else {
            windows++;
            history.add(window, Map.of()).ifPresent(kind -> tell(kind, window));
        }
    }

    private void refused(Observation.Refused refusal) {
        long time = arriveCounted(refusal.time());
        counters.refused();
        String customer = refusal.customer();
        long whose = customer.isEmpty() ? key.ofProblems(refusal.problems()) : key.ofCustomer(customer);
        if (!admission.refused(whose)) {
            content.capRefusal(!customer.isEmpty());
            passedOver(time);
            return;
        }
        Arrays.fill(codes, WindowCounts.NOTHING);
        for (FieldProblem problem : refusal.problems()) {
            OptionalInt slot = settings.schema().slotOf(problem.column());
            int code = code(problem.code());
            if (slot.isPresent() && code != WindowCounts.NOTHING) {
                codes[slot.getAsInt()] = code;
            }
        }
        append(time, whose, Double.NaN);
    }

    private static int code(FieldProblem.Code code) {
        return switch (code) {
            case UNSEEN_CATEGORY, WRONG_TYPE, OUT_OF_RANGE -> WindowCounts.NEW;
            case MISSING_FIELD -> WindowCounts.ABSENT;
            case UNKNOWN_FIELD, DUPLICATE_FIELD -> WindowCounts.NOTHING;
        };
    }

    private void feedback(Observation.Feedback feedback) {
        double error = feedback.score() - (feedback.churned() ? 1 : 0);
        if (errors.add(error * error, clock.believed(feedback.time()))) {
            counters.errorChange(errors.change());
            errors.change()
                    .map(change -> new MeanChangeEvent(settings.model(), settings.version(), change))
                    .ifPresent(event -> tell(listener -> listener.changed(event)));
        }
    }

    private void append(long time, long key, double score) {
        content.add(time, key, score, codes);
        WindowRows rows = content.rows();
        if (settings.window() instanceof Window.Rows r && rows.size() == r.rows()) {
            ended(judge.judge(++windows, Instant.ofEpochMilli(rows.time(0)), Instant.ofEpochMilli(time), content));
            content.removeFirst(r.stride());
        }
    }

    private long arriveCounted(Instant instant) {
        long time = clock.believed(instant);
        if (clock.isLate(time) || clock.isAhead(instant)) {
            counters.late();
            content.late();
        }
        return arrive(time);
    }

    private long arrive(long time) {
        long now = clock.arrive(time);
        counters.asOf(now);
        while (spans.passed(now)) {
            if (content.rows().size() == 0) {
                silence(now);
            } else {
                if (content.passed().changes() > 0) {
                    ended(judge.judge(++windows, spans.from(), spans.to(), content));
                    spans.next();
                } else {
                    spans.leap(content.rows().time(0), now); // to judge the same rows again tells nothing new
                }
                content.removeBefore(spans.from().toEpochMilli());
            }
        }
        return now;
    }

    /** However long nothing came and however often that was noticed, it is one entry of the history. */
    private void silence(long now) {
        Instant from = spans.lastTo();
        spans.skip(now);
        Optional<WindowSummary> before =
                history.view().latest().filter(w -> WindowJudge.isSilence(w) && w.to().equals(from));
        WindowSummary window = before.map(w -> WindowJudge.silence(w.number(), w.from(), spans.lastTo()))
                .orElseGet(() -> WindowJudge.silence(++windows, from, spans.lastTo()));
        if (before.isPresent()) {
            history.replaceLast(window);
        } else {
            ended(window);
        }
    }

    private void ended(WindowSummary window) {
        boolean show = windows % shownEvery == 0 && !window.tests().isEmpty();
        content.windowEnded();
        history.add(window, show ? shown.of(content.counts()) : Map.of()).ifPresent(kind -> tell(kind, window));
    }

    private void tell(DriftEvent.Kind kind, WindowSummary window) {
        List<DriftEpisode> episodes = history.view().episodes();
        DriftEvent event =
                new DriftEvent(kind, settings.model(), settings.version(), episodes.get(episodes.size() - 1), window);
        tell(listener -> listener.drift(event));
    }

    private void tell(Consumer<DriftListener> news) {
        for (DriftListener listener : settings.listeners()) {
            try {
                news.accept(listener);
            } catch (Throwable e) {
                Failures.requireHarmless(e);
                LOG.log(System.Logger.Level.WARNING, "a drift listener failed", e);
            }
        }
    }

    /** What is known now; any thread may. */
    DriftSnapshot snapshot(long dropped) {
        return counters.snapshot(settings, history.view(), dropped);
    }

    /** Grows with every observation. */
    synchronized long version() {
        return version;
    }

    /** What is to be kept. */
    synchronized WatchState state() {
        WindowHistory.View view = history.view();
        return new WatchState(
                key,
                clock.latest(),
                spans.end(),
                counters.state(),
                windows,
                content.passed(),
                content.rows().state(),
                view.windows(),
                view.episodes(),
                history.book().opened(),
                history.book().quiet(),
                view.distributions(),
                scores.state(),
                errors.state());
    }

    /**
     * Goes on from what was kept.
     *
     * @throws IllegalArgumentException if that does not fit the settings
     */
    synchronized void restore(WatchState state) {
        StateCheck.require(state, settings.window(), clock);
        key = state.key();
        clock.restore(state.clock());
        spans.restore(state.spanEnd());
        windows = state.windows();
        content.restore(state.rows(), state.passed(), codes);
        history.restore(state);
        scores.restore(state.scores());
        errors.restore(state.errors());
        counters.restore(state.counts());
        counters.asOf(state.clock());
        counters.filling(content.rows().size());
        counters.scoreChange(scores.change());
        counters.errorChange(errors.change());
    }
}
