package io.github.churn4j.training;

import static io.github.churn4j.training.ReportFacts.FOUR;

import io.github.churn4j.evaluate.FieldImportance;
import io.github.churn4j.report.Axis;
import io.github.churn4j.report.BarChart;
import io.github.churn4j.report.Column;
import io.github.churn4j.report.Details;
import io.github.churn4j.report.Figure;
import io.github.churn4j.report.Html;
import io.github.churn4j.report.ReportTable;
import io.github.churn4j.report.Section;
import java.util.List;
import java.util.stream.Collectors;

/** Which of the customer's own fields the model leans on. */
final class ReportDrivers {

    private static final int MOST_BARS = 15;
    private static final int MOST_ROWS = 100;

    private ReportDrivers() {}

    static Section of(ReportFacts facts) {
        List<FieldImportance> importance = facts.evaluation().importance();
        String measured = facts.heldOut()
                ? "Measured on held-out rows."
                : "Measured on the first fold, by a model that was not fitted on it, since no rows were held out.";
        Section section = Section.of("What the model leans on")
                .paragraph(
                        "Shuffle one field between customers and see how much worse the predictions become: that is how"
                                + " much the model leans on it. Fields that tell the same story are shuffled together. It is no"
                                + " statement about causes: changing the field of a customer need not change what they do. "
                                + measured)
                .with(
                        Figure.of(title(importance), chart(importance))
                                .subtitle(
                                        "Rise of the log loss when shuffled; whiskers are ± one standard deviation over repeats"));
        return importance.isEmpty() ? section : section.with(Details.of("All fields as a table", table(importance)));
    }

    private static String title(List<FieldImportance> importance) {
        List<FieldImportance> felt =
                importance.stream().filter(i -> i.logLossIncrease() > 0).toList();
        if (felt.isEmpty()) {
            return "No field makes a difference that could be measured";
        }
        String first = name(felt.get(0)) + " says most";
        return felt.size() == 1 ? first : first + ", then " + name(felt.get(1));
    }

    private static BarChart chart(List<FieldImportance> importance) {
        BarChart chart = BarChart.of(Axis.of("Rise of the log loss", FOUR)).limit(MOST_BARS);
        for (FieldImportance each : importance) {
            double middle = each.logLossIncrease();
            chart = chart.bar(name(each), middle, middle - each.logLossSd(), middle + each.logLossSd());
        }
        return chart;
    }

    private static ReportTable table(List<FieldImportance> importance) {
        ReportTable.Builder table = ReportTable.captioned("Permutation importance")
                .columns(
                        Column.text("Fields"),
                        Column.number("Rise of log loss", FOUR).bars(),
                        Column.number("Standard deviation", FOUR),
                        Column.number("Fall of ROC AUC", FOUR))
                .cap(MOST_ROWS);
        importance.forEach(i -> table.row(Html.name(name(i)), i.logLossIncrease(), i.logLossSd(), i.aucDecrease()));
        return table.build();
    }

    private static String name(FieldImportance importance) {
        return importance.fields().stream().map(ReportFacts::brief).collect(Collectors.joining(" + "));
    }
}
