package io.github.churn4j.training;

import io.github.churn4j.evaluate.CandidateScore;
import io.github.churn4j.evaluate.Evaluation;
import io.github.churn4j.evaluate.Metric;
import io.github.churn4j.evaluate.ModelEvaluation;
import io.github.churn4j.report.Column;
import io.github.churn4j.report.HtmlReport;
import io.github.churn4j.report.KeyFigure;
import io.github.churn4j.report.ReportTable;
import io.github.churn4j.report.Section;
import io.github.churn4j.report.ValueFormat;

/** The page an analyst shows to a manager. */
final class TrainingReport {

    private static final ValueFormat THREE = ValueFormat.decimals(3);

    private TrainingReport() {}

    static HtmlReport of(ModelDocuments documents) {
        ModelEvaluation evaluation = documents.evaluation();
        HtmlReport.Builder page = HtmlReport.titled(documents.configuration().name());
        page.keyFigure(figure("ROC AUC", Metric.ROC_AUC, evaluation));
        ReportTable.Builder table = ReportTable.captioned("Candidates, best first")
                .columns(Column.text("Algorithm"), Column.number("ROC AUC", THREE), Column.number("Log loss", THREE));
        for (CandidateScore candidate : evaluation.candidates()) {
            table.row(
                    candidate.algorithm(),
                    candidate.metrics().rocAuc(),
                    candidate.metrics().logLoss());
        }
        page.section(Section.of("Candidates", table.build()));
        return page.build();
    }

    private static KeyFigure figure(String name, Metric metric, ModelEvaluation evaluation) {
        Evaluation headline = evaluation.headline();
        return KeyFigure.of(name, headline.metrics().get(metric), THREE);
    }
}
