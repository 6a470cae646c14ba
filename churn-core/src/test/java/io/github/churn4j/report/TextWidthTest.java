package io.github.churn4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextWidthTest {
    @Test
    void cutsToTheRoomWithoutSplittingCharacters() {
        assertThat(TextWidth.fit("Customer_Age", 12, 500)).isEqualTo("Customer_Age");
        String cut = TextWidth.fit("Total_Trans_Ct_Over_Twelve_Months", 12, 90);
        assertThat(cut).startsWith("Total").endsWith("…");
        assertThat(TextWidth.of(cut, 12)).isLessThanOrEqualTo(90);
        assertThat(TextWidth.fit("🙂🙂🙂🙂🙂🙂", 12, 45)).isEqualTo("🙂🙂…");
        assertThat(TextWidth.fit("abc", 12, 0)).isEqualTo("…");
    }

    @Test
    void wrapsAtSpaces() {
        assertThat(TextWidth.wrap("Existing Customer", 12, 70)).containsExactly("Existing", "Customer");
        assertThat(TextWidth.wrap("", 12, 70)).containsExactly("");
    }

    @Test
    void combiningMarksTakeNoRoom() {
        assertThat(TextWidth.of("e\u0301", 12)).isEqualTo(TextWidth.of("e", 12));
    }
}
