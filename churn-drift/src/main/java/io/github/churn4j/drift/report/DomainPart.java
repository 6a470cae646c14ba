package io.github.churn4j.drift.report;

import static io.github.churn4j.drift.report.Words.THREE;
import static io.github.churn4j.drift.report.Words.brief;
import static io.github.churn4j.drift.report.Words.count;
import static io.github.churn4j.drift.report.Words.p;

import io.github.churn4j.drift.DomainDrift;
import io.github.churn4j.drift.DriftReport;
import io.github.churn4j.drift.Verdict;
import io.github.churn4j.report.Axis;
import io.github.churn4j.report.BarChart;
import io.github.churn4j.report.Figure;
import io.github.churn4j.report.Section;
import io.github.churn4j.report.ValueFormat;

/** Whether a classifier tells current customers from those of the reference: all features together. */
final class DomainPart {

    private static final int MOST_BARS = 10;

    private DomainPart() {}

    static Section of(DriftReport report) {
        Section section = Section.of("All features together");
        if (report.domain().isEmpty()) {
            return section.paragraph(
                    "Features were tested one by one. A classifier that tries to tell current customers from"
                            + " those of the reference also sees changes of their combinations; it needs the reference's rows, which"
                            + " a model does not carry.");
        }
        DomainDrift domain = report.domain().get();
        if (!domain.run()) {
            return section.paragraph("The classifier that tells current customers from those of the reference was not"
                    + " trained. " + String.join(" ", domain.notes()));
        }
        section = section.paragraph("A classifier was trained to tell current customers from those of the reference, "
                + count(domain.folds(), "fold") + ", each scored by a classifier of the others ("
                + count(domain.referenceRows(), "reference row") + ", " + count(domain.currentRows(), "current one")
                + "). " + found(domain));
        return domain.verdict() == Verdict.DRIFT && !domain.revealing().isEmpty()
                ? section.with(revealing(domain))
                : section;
    }

    private static String found(DomainDrift domain) {
        String figures = "Its ROC AUC is " + THREE.format(domain.auc()) + "; .5 is chance, from "
                + THREE.format(domain.critical()) + " on it is drift (p " + p(domain.pValue()) + ").";
        return domain.verdict() == Verdict.DRIFT
                ? "It can. " + figures
                : "It cannot do so better than chance allows. " + figures;
    }

    private static Figure revealing(DomainDrift domain) {
        BarChart chart = BarChart.of(Axis.of("Fall of the AUC when shuffled", ValueFormat.decimals(3)))
                .limit(MOST_BARS);
        for (DomainDrift.Revealing each : domain.revealing()) {
            chart = chart.bar(brief(each.column()), each.aucDecrease());
        }
        return Figure.of(brief(domain.revealing().get(0).column()) + " gives it away most", chart)
                .subtitle("How far the classifier's AUC falls when one feature is shuffled between customers");
    }
}
