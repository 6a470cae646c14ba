package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.Explanation;
import io.github.churn4j.Prediction;
import io.github.churn4j.Reason;
import io.github.churn4j.ServedModel;
import io.github.churn4j.data.FieldNames;
import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.explain.Explainer;
import io.github.churn4j.model.Decision;
import io.github.churn4j.report.Axis;
import io.github.churn4j.report.BarChart;
import io.github.churn4j.report.Figure;
import io.github.churn4j.report.Gauge;
import io.github.churn4j.report.Html;
import io.github.churn4j.report.HtmlReport;
import io.github.churn4j.report.KeyFigure;
import io.github.churn4j.report.Note;
import io.github.churn4j.report.Section;
import io.github.churn4j.report.Tone;
import io.github.churn4j.report.ValueFormat;
import io.github.churn4j.servlet.http.Problem;
import java.util.List;

/** The answer to a posted form as one self-contained page, for browsers without script. */
final class ResultPage {

    private static final int REASONS = 8;

    private ResultPage() {}

    /** The page of one prediction. */
    static byte[] of(ServedModel served, Prediction prediction, Explanation explanation, String action) {
        Decision decision = served.model().decision();
        HtmlReport.Builder page = HtmlReport.titled(prediction.riskLevel().label() + " risk of leaving")
                .kicker("Prediction")
                .fact("Model", served.model().name())
                .fact("Version", served.version())
                .keyFigure(KeyFigure.of(
                        "Probability of leaving", prediction.attritionProbability(), ValueFormat.percent(1)))
                .keyFigure(KeyFigure.of("Status", prediction.status()))
                .keyFigure(KeyFigure.of("Threshold", prediction.threshold(), ValueFormat.percent(1)))
                .lead(Note.of(Tone.INFO, "What to do", action));
        if (decision.mediumAbove() > 0
                && decision.highAbove() > decision.mediumAbove()
                && decision.highAbove() < 1) { // what a gauge can show
            Gauge gauge = Gauge.of(prediction.attritionProbability(), decision.mediumAbove(), decision.highAbove());
            page.lead(Figure.of("Probability of leaving", gauge));
        }
        return page.section(reasons(explanation)).section(back()).build().toBytes();
    }

    private static Section reasons(Explanation explanation) {
        List<Reason> top = explanation.top(REASONS);
        boolean odds = explanation.scale() == Explainer.Scale.LOG_ODDS;
        BarChart chart = BarChart.of(Axis.of(
                odds ? "Contribution to the log-odds of leaving" : "Contribution to the probability of leaving",
                ValueFormat.decimals(odds ? 2 : 3).signed()));
        for (Reason reason : top) {
            chart = chart.bar(FieldNames.label(reason.field()), reason.contribution());
        }
        Html[] sentences = top.stream().map(r -> Html.text(r.sentence())).toArray(Html[]::new);
        return Section.of("Why", Figure.of("What weighs most", chart), Html.list(sentences));
    }

    /** The page of a form that cannot be answered. */
    static byte[] of(Problem problem) {
        Html[] errors = problem.errors().stream()
                .map(FieldProblem::message)
                .map(Html::text)
                .toArray(Html[]::new);
        HtmlReport.Builder page = HtmlReport.titled(problem.title())
                .kicker("No prediction")
                .lead(Note.of(Tone.WARNING, problem.title(), problem.detail()));
        if (errors.length > 0) {
            page.section(Section.of("Fields to correct", Html.list(errors)));
        }
        return page.section(back()).build().toBytes();
    }

    private static Section back() {
        return Section.of("Another customer", Html.paragraph(Html.link("./", "Back to the form")));
    }
}
