package io.github.churn4j.training.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ChurnException;
import io.github.churn4j.pipeline.FeatureMatrix;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinnedFeaturesTest {

    @Test
    void givesEachValueItsOwnBinWhenThereIsRoom() {
        BinnedFeatures binned = bin(256, -2.5, 0.0, -0.0, 3, 3, 100);
        assertThat(bins(binned)).containsExactly(1, 2, 2, 3, 3, 4);
        assertThat(binned.threshold(0, 1)).isEqualTo(-1.25);
        assertThat(binned.threshold(0, 2.5)).isEqualTo(1.5);
    }

    @Test
    void keepsNeighbouringAndExtremeDoublesApart() {
        double one = Math.nextUp(1.0);
        BinnedFeatures binned = bin(256, 1.0, one, Math.nextUp(one), -Double.MAX_VALUE, Double.MAX_VALUE, -1e-320, 0);
        for (int row = 0; row < binned.rows(); row++) {
            assertThat(bins(binned)[row]).isEqualTo(new int[] {4, 5, 6, 1, 7, 2, 3}[row]);
        }
        assertThat(binned.threshold(0, 4)).isEqualTo(1.0);
    }

    @Test
    void acceptsAConstantFeature() {
        assertThat(bins(bin(256, 7, 7, 7))).containsExactly(1, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 16, 64})
    void thresholdsOnValuesSayWhatThresholdsOnBinsSay(int maxBins) {
        SplittableRandom random = new SplittableRandom(maxBins);
        double[] x =
                random.doubles(1000, -1, 1).map(v -> v < -0.6 ? 0 : v * v * v).toArray();
        BinnedFeatures binned = bin(maxBins, x);
        int top = 1;
        for (int row = 0; row < x.length; row++) {
            top = Math.max(top, binned.bin(row, 0));
            assertThat(binned.binOf(0, x[row])).isEqualTo(binned.bin(row, 0));
        }
        assertThat(top).isEqualTo(maxBins);
        for (int bin = 1; bin < top; bin++) {
            double threshold = binned.threshold(0, bin + 0.5);
            for (int row = 0; row < x.length; row++) {
                assertThat(x[row] <= threshold).isEqualTo(binned.bin(row, 0) <= bin + 0.5);
            }
        }
    }

    @Test
    void fillsBinsEvenlyAroundAHeavyValue() {
        double[] x = new double[1000];
        for (int i = 500; i < 1000; i++) {
            x[i] = i;
        }
        BinnedFeatures binned = bin(11, x);
        int[] counts = new int[12];
        for (int row = 0; row < 1000; row++) {
            counts[binned.bin(row, 0)]++;
        }
        assertThat(counts).containsExactly(0, 500, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50);
    }

    @Test
    void namesThePlaceOfAValueThatIsNoNumber() {
        assertThatThrownBy(() -> bin(16, 1, Double.NaN))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("row 1, model feature 0 is NaN, expected a finite number; impute");
        assertThatThrownBy(() -> bin(16, Double.NEGATIVE_INFINITY)).isInstanceOf(ChurnException.class);
    }

    private static BinnedFeatures bin(int maxBins, double... x) {
        return BinnedFeatures.of(new FeatureMatrix(x, x.length, 1), RowSample.firstIntegers(x.length), maxBins);
    }

    private static int[] bins(BinnedFeatures binned) {
        int[] bins = new int[binned.rows()];
        for (int row = 0; row < bins.length; row++) {
            bins[row] = binned.bin(row, 0);
        }
        return bins;
    }
}
