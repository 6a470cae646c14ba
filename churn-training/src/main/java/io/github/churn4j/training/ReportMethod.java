package io.github.churn4j.training;

import static io.github.churn4j.training.ReportFacts.COUNT;
import static io.github.churn4j.training.ReportFacts.PERCENT;

import io.github.churn4j.report.Html;
import io.github.churn4j.report.Section;
import java.util.ArrayList;
import java.util.List;

/** How the figures came about and what they do not say, so that nobody has to take them on trust. */
final class ReportMethod {

    private final ReportFacts facts;

    private ReportMethod(ReportFacts facts) {
        this.facts = facts;
    }

    static Section of(ReportFacts facts) {
        ReportMethod method = new ReportMethod(facts);
        List<Html> points = new ArrayList<>();
        points.add(point("Hold-out.", method.holdOut()));
        points.add(point("Cross-validation.", method.crossValidation()));
        points.add(point("Cross-fitting.", method.crossFitting()));
        points.add(point("Search.", method.search()));
        points.add(point("Shipped model.", method.shipped()));
        points.add(point("Intervals.", method.intervals()));
        points.add(point("Baselines.", method.baselines()));
        return Section.of("How the figures were made", Html.list(points.toArray(Html[]::new)));
    }

    private static Html point(String head, String text) {
        return Html.join(Html.strong(head), Html.text(" " + text));
    }

    private String holdOut() {
        if (!facts.heldOut()) {
            return "None: every row took part in training, and the cross-validated figures are the ones to quote.";
        }
        return PERCENT.format(facts.configuration().holdOut()) + " of the rows were put aside "
                + (timed() ? "(the latest)" : "by chance, with the same share of leavers as far as possible,")
                + " before anything else happened. They took part in no choice: not of the algorithm, not of the"
                + " hyperparameters, the calibration or the threshold.";
    }

    private String crossValidation() {
        boolean grouped = facts.documents().schema().group().isPresent();
        return (facts.heldOut() ? "The other rows were cut into " : "The rows were cut into ")
                + facts.configuration().folds() + " folds"
                + (timed() ? " by time" : "") + "; each fold was scored by models fitted on "
                + (timed() ? "earlier rows" : "the others") + ", and the scores were pooled ("
                + COUNT.format(facts.evaluation().crossValidation().n()) + " rows)."
                + (grouped ? " All rows of one customer stay on one side." : "");
    }

    private String crossFitting() {
        return "Which candidate predicts a fold, how its scores become probabilities and where its threshold lies was"
                + " decided without the labels of that fold"
                + (timed() ? ", by earlier folds where there are any" : "")
                + ". A figure measured on the rows that tuned it would flatter itself; these do not.";
    }

    private boolean timed() {
        return facts.documents().schema().time().isPresent();
    }

    private String search() {
        return "Candidates were compared by selection loss: the log loss of pooled out-of-fold scores after Platt scaling."
                + " It serves to rank candidates and is not a figure to quote. The table of candidates shows metrics before"
                + " calibration, at a threshold of 0.5.";
    }

    private String shipped() {
        if (facts.evaluation().refitted()) {
            return "After measuring, the champion was fitted again to all rows, hold-out included. The figures are those of"
                    + " the model before that. Calibration and threshold come from out-of-fold scores.";
        }
        return facts.heldOut()
                ? "The model in the bundle is exactly the one that the hold-out figures describe. It was fitted to all rows"
                        + " but the hold-out; its calibration and threshold come from out-of-fold scores."
                : "The model in the bundle was fitted to all rows. Its calibration and threshold come from out-of-fold"
                        + " scores.";
    }

    private String intervals() {
        return "95% intervals are percentiles of "
                + COUNT.format(facts.configuration().replicates())
                + " bootstrap samples of the measured rows; rows that belong together are drawn together. That of the"
                + " calibration error is shifted by its estimated bias and covers less than the others. They tell how"
                + " uncertain a figure is with so many customers, not how customers may change.";
    }

    private String baselines() {
        return "“Churn rate for all” gives everybody the churn rate of the training rows. “Logistic regression” is the best"
                + " one of the same search, calibrated and given a threshold in the same way. Both are measured on the same"
                + " rows as the headline figures.";
    }

    static Section limits(ReportFacts facts) {
        return Section.of(
                "Limits",
                Html.list(
                        Html.text(
                                "The score says who is likely to leave, not why, and not whom an offer would keep. Only a"
                                        + " campaign with a control group tells that."),
                        Html.text("The figures hold for customers like those in the data. When customers, products or"
                                + " the way a field is recorded change, they fade: watch drift, and train again."),
                        Html.text(
                                "Small slices have wide intervals, and where nothing is marked a difference may still be"
                                        + " luck. Review them before the score is used on people of a protected group."),
                        Html.text(
                                "Profit rests on assumed costs and acceptance; the share of customers to contact moves"
                                        + " with them."),
                        Html.text("The score must not decide alone about a person.")));
    }
}
