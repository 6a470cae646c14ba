package io.github.churn4j.servlet.journal;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the models did: journaled predictions joined with feedback, for each model version as a whole and by period.
 * Immutable.
 *
 * <p>The figures are only as good as the feedback: where customers who were predicted to leave were treated and stayed,
 * or outcomes are reported for some kinds of customers only, they do not tell how the model does on all.
 *
 * @param by the period
 * @param feedbacks records of feedback, corrections included
 * @param matched predictions that found their outcome
 * @param versions one entry per model and version, by name and version
 */
public record PerformanceReport(Period by, long feedbacks, long matched, List<Version> versions) {

    public PerformanceReport {
        versions = List.copyOf(versions);
    }

    /**
     * One version of a model.
     *
     * @param model the model's name
     * @param version the version
     * @param total over all periods
     * @param periods each period with predictions, the earliest first
     */
    public record Version(String model, String version, RealisedPerformance total, List<InPeriod> periods) {
        public Version {
            periods = List.copyOf(periods);
        }
    }

    /**
     * One period.
     *
     * @param from its first day, in UTC
     * @param to the first day after it
     * @param performance of the predictions made in it
     */
    public record InPeriod(LocalDate from, LocalDate to, RealisedPerformance performance) {}

    /**
     * Joins a journal with feedback. An outcome belongs to the prediction with its id, or to the customer's last
     * prediction up to its time; of several outcomes of one prediction the last one counts. The journal is streamed;
     * memory grows with the feedback, about 100 bytes a record.
     *
     * @throws IOException if the feedback cannot be read
     * @throws java.io.UncheckedIOException if the journal cannot be read
     */
    public static PerformanceReport of(JournalReader journal, FeedbackSource feedback, Period by) throws IOException {
        OutcomeJoin join = new OutcomeJoin(by);
        join.run(journal, feedback);
        Map<List<String>, Map<LocalDate, ScoreTally>> versions = new TreeMap<>(
                Comparator.<List<String>, String>comparing(k -> k.get(0)).thenComparing(k -> k.get(1)));
        join.tallies()
                .forEach((group, tally) -> versions.computeIfAbsent(
                                List.of(group.model(), group.version()), k -> new TreeMap<>())
                        .put(group.start(), tally));
        List<Version> rows = new ArrayList<>();
        versions.forEach((name, periods) -> rows.add(version(name.get(0), name.get(1), periods, by)));
        return new PerformanceReport(by, join.feedbacks(), join.matched(), rows);
    }

    private static Version version(String model, String version, Map<LocalDate, ScoreTally> tallies, Period by) {
        ScoreTally total = new ScoreTally();
        List<InPeriod> periods = new ArrayList<>();
        tallies.forEach((start, tally) -> {
            total.add(tally);
            periods.add(new InPeriod(start, by.next(start), tally.performance()));
        });
        return new Version(model, version, total.performance(), periods);
    }
}
