package io.github.churn4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ReportTableTest {
    private static ReportTable.Builder table() {
        return ReportTable.captioned("Features")
                .columns(
                        Column.text("Name"),
                        Column.number("PSI", ValueFormat.decimals(2)).bars());
    }

    @Test
    void rowsPastTheCapAreCounted() {
        ReportTable.Builder builder = table().cap(2);
        for (int i = 0; i < 1502; i++) {
            builder.row("f" + i, i * 0.01);
        }
        Document parsed = Pages.parse(builder.build().html());
        assertThat(Pages.all(parsed, "tr")).hasSize(4);
        assertThat(Pages.all(parsed, "tfoot").get(0).getTextContent()).isEqualTo("and 1,500 more");
    }

    @Test
    void barsAreRelativeToTheLargestMagnitudeShown() {
        Document parsed = Pages.parse(table().row("a", 0.5)
                .row("b", -1.0)
                .row("c", Double.NaN)
                .build()
                .html());
        assertThat(Pages.all(parsed, "rect").stream().map(r -> r.getAttribute("width")))
                .containsExactly("50%", "100%", "0%");
    }

    @Test
    void firstColumnHeadsItsRows() {
        Document parsed =
                Pages.parse(table().row("a", 1).highlightedRow("b", 2).build().html());
        assertThat(Pages.all(parsed, "th").stream().map(th -> th.getAttribute("scope")))
                .containsExactly("col", "col", "row", "row");
        assertThat(Pages.withClass(parsed, "tr", "highlight")).hasSize(1);
    }

    @Test
    void tableWithoutRowsSaysSo() {
        assertThat(table().build().html().markup()).contains("No rows.");
    }

    @Test
    void rejectsRowsThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table().row("a"))
                .withMessageContaining("row 0 has 1 cells");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table().row("a", 'c'))
                .withMessageContaining("expected a String");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table().row("a", 1).columns(Column.text("late")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportTable.captioned("x").build());
        assertThatIllegalArgumentException().isThrownBy(() -> table().cap(0));
    }
}
