package io.github.churn4j.training;

import io.github.churn4j.data.Label;
import io.github.churn4j.evaluate.CandidateScore;
import io.github.churn4j.evaluate.Curve;
import io.github.churn4j.evaluate.Evaluation;
import io.github.churn4j.evaluate.Interval;
import io.github.churn4j.evaluate.Metric;
import io.github.churn4j.evaluate.Metrics;
import io.github.churn4j.evaluate.ModelEvaluation;
import io.github.churn4j.report.ValueFormat;
import java.text.Bidi;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the sections of the training report share: the figures to quote, the names the page calls things by and the ways
 * numbers are written.
 *
 * @param documents what the report is written from
 */
record ReportFacts(ModelDocuments documents) {
    static final ValueFormat COUNT = ValueFormat.integer();
    static final ValueFormat PERCENT = ValueFormat.percent(1);
    static final ValueFormat WHOLE = ValueFormat.percent(0);
    static final ValueFormat ONE = ValueFormat.decimals(1);
    static final ValueFormat TWO = ValueFormat.decimals(2);
    static final ValueFormat THREE = ValueFormat.decimals(3);
    static final ValueFormat FOUR = ValueFormat.decimals(4);

    private static final int LONGEST_NAME = 60;

    ModelEvaluation evaluation() {
        return documents.evaluation();
    }

    TrainingConfiguration configuration() {
        return documents.configuration();
    }

    /** The hold-out's evaluation, or without one the cross-validated one. */
    Evaluation headline() {
        return evaluation().headline();
    }

    Metrics metrics() {
        return headline().metrics();
    }

    boolean heldOut() {
        return evaluation().holdout().isPresent();
    }

    /** The rows that the headline describes, in a word. */
    String basis() {
        return heldOut() ? "Hold-out" : "Cross-validation";
    }

    /** The rows that the headline describes, counted: {@code 2,025 held-out customers}. */
    String measured() {
        return COUNT.format(headline().n()) + (heldOut() ? " held-out " : " cross-validated ") + customers();
    }

    /** Customers, unless one customer may stand behind several rows. */
    String customers() {
        return documents.schema().group().isPresent() ? "customer rows" : "customers";
    }

    double churnRate() {
        return (double) headline().positives() / headline().n();
    }

    Label label() {
        return documents.schema().requireLabel();
    }

    /** The winning algorithm, for the middle of a sentence. */
    String champion() {
        return documents.title();
    }

    /** The winning algorithm, for the start of one. */
    String championName() {
        return capital(champion());
    }

    boolean championIsLogistic() {
        return documents.provenance().algorithm().equals(Algorithm.LOGISTIC.key());
    }

    /** The logistic regression to compare with; absent if the search had none or the champion is one itself. */
    Optional<Evaluation> rival() {
        return championIsLogistic() ? Optional.empty() : evaluation().logisticBaseline();
    }

    /** Share of the leavers among the given percentage of customers with the highest scores; NaN without leavers. */
    double reached(Evaluation of, int percent) {
        return at(of.curves().gain(), percent);
    }

    /** How many reliability intervals do not hold the probability that was predicted. */
    int misses() {
        return (int) headline().curves().reliability().stream()
                .filter(b -> b.meanPredicted() < b.low() || b.meanPredicted() > b.high())
                .count();
    }

    /** A curve's value at a whole percentage; NaN where the curve has no such point. */
    static double at(Curve curve, int percent) {
        double[] x = curve.x();
        for (int i = 0; i < x.length; i++) {
            if (Math.abs(x[i] * 100 - percent) < 1e-6) {
                return curve.y()[i];
            }
        }
        return Double.NaN;
    }

    /** {@code 95% interval a – b}, or that there is none. */
    static String interval(Evaluation of, Metric metric, double factor, ValueFormat format) {
        Interval interval = of.interval(metric);
        return interval.isKnown()
                ? "95% interval " + format.interval(interval.low() * factor, interval.high() * factor)
                : "95% interval unknown";
    }

    /** A name from the data, cut to a length that a sentence bears. */
    static String brief(String name) {
        return isolated(cut(name));
    }

    /** A name kept from turning the text around it, where it holds right-to-left script or controls. */
    static String isolated(String name) {
        char[] characters = name.toCharArray();
        return Bidi.requiresBidi(characters, 0, characters.length) ? "\u2068" + name + "\u2069" : name;
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }

    static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** One thing or several: {@code 1 row}, {@code 2,026 rows}. */
    static String plural(long count, String one) {
        return COUNT.format((double) count) + " " + one + (count == 1 ? "" : "s");
    }

    /** A candidate's hyperparameters: {@code eta = 0.1, maxDepth = 4}. */
    static String hyperparameters(CandidateScore candidate) {
        return candidate.hyperparameters().isEmpty()
                ? "defaults"
                : candidate.hyperparameters().entrySet().stream()
                        .map(ReportFacts::assignment)
                        .collect(Collectors.joining(", "));
    }

    private static String assignment(Map.Entry<String, Double> entry) {
        return entry.getKey() + " = " + plain(entry.getValue());
    }

    /** A setting as a user would type it. */
    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(Math.round(value * 1e6) / 1e6);
    }
}
