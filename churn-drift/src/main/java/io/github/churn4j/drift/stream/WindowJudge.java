package io.github.churn4j.drift.stream;

import io.github.churn4j.drift.DriftTest;
import io.github.churn4j.drift.Verdict;
import io.github.churn4j.drift.performance.PerformanceEstimate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sums a window up: its tests, the verdict, what its scores say of themselves and what is odd about its rows. */
final class WindowJudge {

    private final WatchSettings settings;

    WindowJudge(WatchSettings settings) {
        this.settings = settings;
    }

    /** Sums up what a window holds. */
    WindowSummary judge(long number, Instant from, Instant to, WindowContent content) {
        WindowCounts counts = content.counts();
        int rows = counts.rows();
        boolean enough = rows >= settings.minimum();
        List<WindowTest> tests = tests(content, enough);
        boolean drift = tests.stream().anyMatch(WindowTest::drift);
        double[] scores = content.rows().scores();
        return new WindowSummary(
                number,
                from,
                to,
                rows,
                counts.refusedRows(),
                drift ? Verdict.DRIFT : enough ? Verdict.STABLE : Verdict.INSUFFICIENT_DATA,
                tests,
                mean(scores),
                enough ? estimate(scores) : Optional.empty(),
                notes(content, enough));
    }

    /** Too few rows tell nothing of their values; but where records are refused in numbers, that tells enough. */
    private List<WindowTest> tests(WindowContent content, boolean enough) {
        WindowCounts counts = content.counts();
        long came =
                (long) counts.rows() + counts.refusedRows() + content.passed().alike();
        if (came < settings.minimum()) {
            return List.of();
        }
        List<WindowTest> tests = new ArrayList<>();
        for (TestedColumn test : settings.statistics().test(counts, settings.alpha())) {
            if (enough || isOfRefused(test, counts)) {
                tests.add(named(test));
            }
        }
        return tests;
    }

    private static boolean isOfRefused(TestedColumn test, WindowCounts counts) {
        return test.test() == DriftTest.NEW_VALUES
                || (test.test() == DriftTest.MISSING_RATE && counts.absent(test.column()) > 0);
    }

    private WindowTest named(TestedColumn test) {
        String column = settings.statistics().columns().get(test.column());
        return new WindowTest(column, test.test(), test.statistic(), test.pValue(), test.critical(), test.drift());
    }

    private static double mean(double[] scores) {
        double sum = 0;
        for (double score : scores) {
            sum += score;
        }
        return scores.length == 0 ? Double.NaN : sum / scores.length;
    }

    private Optional<PerformanceEstimate> estimate(double[] scores) {
        return settings.estimator().map(e -> e.estimate(scores));
    }

    private List<String> notes(WindowContent content, boolean enough) {
        List<String> notes = new ArrayList<>();
        int rows = content.counts().rows();
        WindowContent.Passed passed = content.passed();
        if (!enough) {
            notes.add(rows + (rows == 1 ? " row is" : " rows are") + " too few to judge, expected " + settings.minimum()
                    + " or more");
        }
        int refused = content.counts().refusedRows();
        if (refused > 0) {
            notes.add(refused + " of " + (rows + refused) + " records were refused");
        }
        if (passed.capped() > 0) {
            notes.add(passed.capped() + " predictions were passed over because their customers had "
                    + percent(settings.largestShare()) + " of the window each");
        }
        if (passed.again() > 0) {
            notes.add(passed.again() + " refusals were passed over because their customers had one already");
        }
        if (passed.alike() > 0) {
            notes.add(passed.alike() + " refusals were passed over because others like them had come already");
        }
        int same = content.keys().mostOfOneRecord();
        if (same > 1 && same > settings.largestShare() * rows) {
            notes.add(percent((double) same / rows) + " of the rows are one and the same record");
        }
        if (passed.late() > 0) {
            notes.add(passed.late()
                    + " rows were dated before others that came earlier, or far ahead of the clock, and count"
                    + " at the latest time seen");
        }
        if (passed.lost() > 0) {
            notes.add("only the newest " + content.rows().largest() + " rows are compared, " + passed.lost()
                    + " older ones are not");
        }
        return notes;
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    /** Sums up rows that others, which were passed over, kept from becoming enough; what was refused may alarm. */
    WindowSummary interrupted(long number, Instant from, Instant to, WindowContent content) {
        WindowCounts counts = content.counts();
        List<WindowTest> tests = tests(content, false);
        double[] scores = content.rows().scores();
        return new WindowSummary(
                number,
                from,
                to,
                counts.rows(),
                counts.refusedRows(),
                tests.stream().anyMatch(WindowTest::drift) ? Verdict.DRIFT : Verdict.INSUFFICIENT_DATA,
                tests,
                mean(scores),
                Optional.empty(),
                notes(content, counts.rows() >= settings.minimum()));
    }

    /** Sums up a stretch of time without a row. */
    static WindowSummary silence(long number, Instant from, Instant to) {
        return new WindowSummary(
                number,
                from,
                to,
                0,
                0,
                Verdict.INSUFFICIENT_DATA,
                List.of(),
                Double.NaN,
                Optional.empty(),
                List.of("nothing came"));
    }

    /** Whether a summary is one of time without a row. */
    static boolean isSilence(WindowSummary window) {
        return window.rows() == 0 && window.refused() == 0;
    }
}
