package io.github.churn4j.drift.report;

import static io.github.churn4j.drift.report.Words.COUNT;
import static io.github.churn4j.drift.report.Words.PERCENT;
import static io.github.churn4j.drift.report.Words.count;

import io.github.churn4j.RiskLevel;
import io.github.churn4j.drift.performance.BusinessMetrics;
import io.github.churn4j.drift.performance.Estimate;
import io.github.churn4j.report.Column;
import io.github.churn4j.report.Note;
import io.github.churn4j.report.ReportTable;
import io.github.churn4j.report.Section;
import io.github.churn4j.report.Tone;
import io.github.churn4j.report.ValueFormat;

/** What the predictions mean in customers and money. */
final class BusinessPart {

    private static final ValueFormat ONE = ValueFormat.decimals(1);

    private BusinessPart() {}

    static Section of(BusinessMetrics business, String worth) {
        Section section = Section.of("In customers and money")
                .paragraph("Of " + count(business.customers(), "scored customer") + ", "
                        + COUNT.format((double) business.atRisk())
                        + " lie at the model's threshold or above: the customers at"
                        + " risk. " + ONE.format(business.expectedChurners())
                        + " are expected to leave. Revenue at risk is each customer's worth (" + worth
                        + ") times the probability of leaving.")
                .with(table(business));
        return business.saved().isKnown()
                ? section.with(Note.of(Tone.INFO, "What saved means", BusinessMetrics.CAVEAT))
                : section;
    }

    private static ReportTable table(BusinessMetrics business) {
        ReportTable.Builder table =
                ReportTable.captioned("Business figures").columns(Column.text("Figure"), Column.text("Value"));
        table.row("Customers at risk", COUNT.format((double) business.atRisk()) + share(business.atRisk(), business));
        for (RiskLevel level : RiskLevel.values()) {
            long customers = business.byRisk().getOrDefault(level, 0L);
            table.row("Risk " + level, COUNT.format((double) customers) + share(customers, business));
        }
        table.row("Expected to leave", ONE.format(business.expectedChurners()));
        table.row("Worth of all", COUNT.format(business.value()));
        table.row("Revenue at risk", COUNT.format(business.revenueAtRisk()));
        table.row("of which of customers at risk", COUNT.format(business.revenueOfAtRisk()));
        if (business.withoutValue() > 0) {
            table.row("Customers of unknown worth, in no sum", COUNT.format((double) business.withoutValue()));
        }
        if (business.reached() > 0) {
            table.row("Reached of the customers at risk", COUNT.format((double) business.reached()));
        }
        estimate(table, "Saved", business.saved());
        estimate(table, "The same of those left alone", business.controlSaved());
        return table.build();
    }

    private static void estimate(ReportTable.Builder table, String name, Estimate estimate) {
        if (estimate.isKnown()) {
            table.row(
                    name,
                    ONE.format(estimate.value()) + " (" + ONE.interval(estimate.low(), estimate.high())
                            + "; standard error " + ONE.format(estimate.standardError()) + ")");
        }
    }

    private static String share(long part, BusinessMetrics business) {
        return business.customers() == 0 ? "" : " (" + PERCENT.format((double) part / business.customers()) + ")";
    }
}
