package io.github.churn4j.training;

import static io.github.churn4j.training.ReportFacts.COUNT;
import static io.github.churn4j.training.ReportFacts.THREE;

import io.github.churn4j.evaluate.Evaluation;
import io.github.churn4j.evaluate.Interval;
import io.github.churn4j.evaluate.Metric;
import io.github.churn4j.report.Note;
import io.github.churn4j.report.Tone;
import java.util.ArrayList;
import java.util.List;

/** What a reader must know before the figures: the training's warnings, and what the figures themselves give away. */
final class ReportAlerts {

    private static final int MOST_WARNINGS = 20;
    private static final int FEW = 50;
    private static final int MOST_MISSES = 3;
    private static final double SUSPICIOUS_AUC = .999;

    private final ReportFacts facts;
    private final List<Note> notes = new ArrayList<>();

    ReportAlerts(ReportFacts facts) {
        this.facts = facts;
    }

    /** Notes in the order of their weight. */
    List<Note> all() {
        notes.clear();
        validation();
        warnings();
        size();
        ranking();
        calibration();
        agreement();
        rival();
        basis();
        return List.copyOf(notes);
    }

    private void validation() {
        if (facts.documents().validation().filter(report -> !report.passed()).isPresent()) {
            note(
                    Tone.CRITICAL,
                    "The data did not pass validation",
                    "Findings of severity error are listed below “Data”. Mend them before anybody relies on this model.");
        }
    }

    private void warnings() {
        List<String> warnings = facts.documents().warnings();
        warnings.stream().limit(MOST_WARNINGS).forEach(text -> note(Tone.WARNING, "", text));
        if (warnings.size() > MOST_WARNINGS) {
            note(
                    Tone.WARNING,
                    "",
                    "And " + COUNT.format(warnings.size() - MOST_WARNINGS)
                            + " more warnings; the model card lists them all.");
        }
    }

    private void size() {
        int left = facts.headline().positives();
        int stayed = facts.headline().n() - left;
        if (Math.min(left, stayed) < FEW) {
            note(
                    Tone.WARNING,
                    "Few to measure by",
                    "Of the " + facts.measured() + ", " + COUNT.format(left) + " left and " + COUNT.format(stayed)
                            + " stayed. Figures that rest on fewer than " + FEW
                            + " of either can be far off; read the intervals first.");
        }
    }

    private void ranking() {
        Interval auc = facts.headline().interval(Metric.ROC_AUC);
        if (auc.isKnown() && auc.low() <= .5) {
            note(
                    Tone.CRITICAL,
                    "Not shown to beat chance",
                    "The interval of the ROC AUC, " + THREE.interval(auc.low(), auc.high())
                            + ", holds 0.5: this model may rank customers no better than drawing lots.");
        }
        if (facts.metrics().rocAuc() >= SUSPICIOUS_AUC) {
            note(
                    Tone.WARNING,
                    "Nearly perfect, which is rarely true",
                    "A ROC AUC of " + THREE.format(facts.metrics().rocAuc())
                            + " often means that a column was filled in after the customer left. Check the fields below"
                            + " “What the model leans on” and exclude those that are not known at the time of scoring.");
        }
    }

    /** Of 15 true intervals, four or more miss in one case of two hundred. */
    private void calibration() {
        int bins = facts.headline().curves().reliability().size();
        if (facts.misses() > Math.max(MOST_MISSES, bins / 4)) {
            note(
                    Tone.WARNING,
                    "Read the ranking, not the probabilities",
                    "In " + facts.misses() + " of " + bins
                            + " groups of customers the share that left lies clearly off the predicted one. Who is likelier"
                            + " to leave than whom is told by the ranking; how many will leave is not.");
        }
    }

    private void agreement() {
        Interval own = facts.headline().interval(Metric.ROC_AUC);
        Interval other = facts.evaluation().crossValidation().interval(Metric.ROC_AUC);
        if (facts.heldOut() && own.isKnown() && other.isKnown() && own.high() < other.low()) {
            note(
                    Tone.WARNING,
                    "The hold-out falls behind cross-validation",
                    "Its ROC AUC lies in " + THREE.interval(own.low(), own.high()) + ", cross-validation said "
                            + THREE.interval(other.low(), other.high())
                            + ". Look for rows of one customer on both sides, or for customers that change with time.");
        }
    }

    private void rival() {
        double own = facts.metrics().logLoss();
        facts.rival()
                .map(Evaluation::metrics)
                .filter(m -> m.logLoss() <= own)
                .ifPresent(m -> note(
                        Tone.INFO,
                        "A logistic regression does as well",
                        "Its log loss on the same rows is " + THREE.format(m.logLoss()) + ", the champion's "
                                + THREE.format(own) + ". The simpler model is easier to explain and to keep."));
    }

    private void basis() {
        if (facts.evaluation().refitted()) {
            note(
                    Tone.INFO,
                    "The shipped model has seen all rows",
                    "After it was measured, the champion was fitted again to all rows, hold-out included. The figures are"
                            + " those of the model before that; nobody can measure the shipped one until new customers"
                            + " come.");
        }
        if (!facts.heldOut()) {
            note(
                    Tone.INFO,
                    "No rows were held out",
                    "All figures are cross-validated. They are honest for the way of training, but no figure describes"
                            + " exactly the model that is shipped.");
        }
    }

    private void note(Tone tone, String title, String text) {
        notes.add(Note.of(tone, title, text));
    }
}
