package io.github.churn4j.data;

import static io.github.churn4j.data.Tables.csv;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CellStateTest {

    private static final ChurnSchema SCHEMA = ChurnSchema.builder()
            .feature(new NumericFeature("age", 0, 120, true, "", MissingPolicy.REJECT))
            .feature(new CategoricalFeature(
                    "plan", List.of("basic", "gold"), MissingPolicy.IMPUTE, UnseenPolicy.AS_MISSING))
            .feature(BinaryFeature.of("active", "no", "yes"))
            .missingToken("NA")
            .build();

    private static CheckedRows row(String line) {
        CheckedRows rows = DatasetReader.of(SCHEMA).withoutLabel().open(csv("note,plan,age,active\n" + line + "\n"));
        assertThat(rows.next()).isTrue();
        return rows;
    }

    private static void found(String line, CellState age, CellState plan, CellState active) {
        try (CheckedRows rows = row(line)) {
            assertThat(List.of(rows.state(0), rows.state(1), rows.state(2))).containsExactly(age, plan, active);
        }
    }

    @Test
    void tellsWhatBecameOfEachCell() {
        found("x,gold,41,yes", CellState.VALUE, CellState.VALUE, CellState.VALUE);
        found("x, NA ,,yes", CellState.MISSING, CellState.MISSING, CellState.VALUE);
        found("x,iron,121,maybe", CellState.OUT_OF_RANGE, CellState.UNSEEN, CellState.UNSEEN);
        found("x,gold,41.5,yes", CellState.OUT_OF_RANGE, CellState.VALUE, CellState.VALUE);
        found("x,gold,old,yes", CellState.WRONG_TYPE, CellState.VALUE, CellState.VALUE);
    }

    @Test
    void cellsOfRaggedRowsAreAbsent() {
        found("x,gold,41", CellState.ABSENT, CellState.ABSENT, CellState.ABSENT);
        found("x,gold,41,yes,no", CellState.ABSENT, CellState.ABSENT, CellState.ABSENT);
    }

    @Test
    void forgetsTheRowBefore() {
        try (CheckedRows rows =
                DatasetReader.of(SCHEMA).withoutLabel().open(csv("plan,age,active\niron,300,maybe\nbasic,30,no\n"))) {
            rows.next();
            assertThat(rows.state(0)).isEqualTo(CellState.OUT_OF_RANGE);
            rows.next();
            assertThat(List.of(rows.state(0), rows.state(1), rows.state(2))).containsOnly(CellState.VALUE);
        }
    }

    @Test
    void givesTheTextThatWasFound() {
        try (CheckedRows rows = row("x, iron ,121,NA")) {
            assertThat(rows.text(0)).isEqualTo("121");
            assertThat(rows.text(1)).isEqualTo("iron");
            assertThat(rows.text(2)).isEmpty();
        }
        try (CheckedRows rows = row("x,iron")) {
            assertThat(rows.text(1)).isEqualTo("iron");
            assertThat(rows.text(2)).isEmpty();
        }
    }
}
