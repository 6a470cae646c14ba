package io.github.churn4j.training.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KernelsTest {

    @Test
    void normalDeviatesHaveTheirMomentsAndAreUncorrelated() {
        double sum = 0;
        double squares = 0;
        double products = 0;
        int n = 200_000;
        for (int row = 0; row < n; row++) {
            RowRandom random = new RowRandom(1, row);
            double z = random.normal(Draw.AGE);
            sum += z;
            squares += z * z;
            products += z * random.normal(Draw.AMOUNT);
        }
        assertThat(sum / n).isCloseTo(0, within(0.01));
        assertThat(squares / n).isCloseTo(1, within(0.015));
        assertThat(products / n).isCloseTo(0, within(0.01));
    }

    @Test
    void noTwoDrawsShareANumberAndColumnsStandInOrder() {
        assertThat(Draw.values()).extracting(Draw::number).doesNotHaveDuplicates();
        int next = 0;
        for (CustomerColumn column : CustomerColumn.values()) {
            assertThat(column.index()).isEqualTo(next++);
        }
    }

    @Test
    void categoriesComeAsOftenAsTheyShould() {
        double[] shares = {0.5, 0, 0.3, 0.2};
        int[] counts = new int[4];
        for (int row = 0; row < 100_000; row++) {
            counts[new RowRandom(3, row).category(Draw.CARD, shares)]++;
        }
        for (int i = 0; i < 4; i++) {
            assertThat(counts[i] / 1e5).isCloseTo(shares[i], within(0.007));
        }
    }

    @Test
    void quantilesAreLinearBetweenKnotsAndConstantBeyond() {
        QuantileTable table = new QuantileTable(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(table.at(-9)).isZero();
        assertThat(table.at(9)).isEqualTo(12);
        assertThat(table.at(0)).isEqualTo(6);
        assertThat(table.at(0.25)).isEqualTo(6.5);
        assertThat(table.floorUpTo(-1).at(-1)).isZero();
        assertThat(table.floorUpTo(-1).capFrom(0.2).at(0.2)).isEqualTo(12);
        assertThatIllegalArgumentException().isThrownBy(() -> new QuantileTable(1, 2));
    }

    @Test
    void surfacesInterpolateInBothDirections() {
        Surface surface =
                new Surface(new double[] {0, 10, 20}, new double[] {0, 1}, new double[][] {{0, 1}, {10, 21}, {0, 0}});
        assertThat(surface.at(5, 0.5)).isEqualTo(8);
        assertThat(surface.at(10, 1)).isEqualTo(21);
        assertThat(surface.at(-5, 2)).isEqualTo(1);
        assertThat(surface.at(15, 0)).isEqualTo(5);
    }

    @Test
    void decimalsAreWrittenAsBigDecimalWritesThem() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 20_000; i++) {
            int places = random.nextInt(1, 10);
            double value = BigDecimal.valueOf(random.nextDouble(-1000, 1000))
                    .setScale(places, RoundingMode.HALF_EVEN)
                    .doubleValue();
            CsvBuffer buffer = new CsvBuffer(1);
            buffer.decimal(value, places);
            assertThat(buffer.toString())
                    .isEqualTo(BigDecimal.valueOf(value)
                            .setScale(places, RoundingMode.HALF_EVEN)
                            .stripTrailingZeros()
                            .toPlainString());
        }
    }

    @Test
    void numbersAndTextGrowTheBuffer() {
        CsvBuffer buffer = new CsvBuffer(1);
        buffer.number(0);
        buffer.symbol(',');
        buffer.number(Long.MAX_VALUE);
        buffer.text("plain, then größer €".repeat(10));
        assertThat(buffer.toString()).isEqualTo("0," + Long.MAX_VALUE + "plain, then größer €".repeat(10));
    }
}
