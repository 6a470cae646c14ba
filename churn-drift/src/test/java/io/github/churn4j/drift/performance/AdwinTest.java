package io.github.churn4j.drift.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.ChurnException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdwinTest {

    /** Where it changed and how long the window was then. */
    private static List<String> changes(Adwin adwin, double[] values) {
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (adwin.add(values[i])) {
                changes.add(i + ":" + adwin.length());
            }
        }
        return changes;
    }

    // river 0.26.1, without its reset after a change:
    //   h = river._river_rust.drift.AdaptiveWindowing(delta=.002, clock=32, max_buckets=5, min_window_length=5,
    //                                                 grace_period=10)
    //   [(i, h.get_width()) for i, v in enumerate(x) if h.update(v)]
    @Test
    void findsTheChangesThatRiverFindsInZerosAndOnes() {
        Adwin adwin = Adwin.withDefaults();
        double[] x = Streams.bernoulli(12345, 12_000, i -> i < 4000 ? .1 : i < 8000 ? .2 : .05);
        assertThat(changes(adwin, x))
                .containsExactly(
                        "4447:3936", "4479:3456", "4511:2464", "4543:1728", "4575:1248", "4671:1088", "8223:288");
        assertThat(adwin.length()).isEqualTo(4064);
        assertThat(adwin.mean()).isCloseTo(199.0 / 4064, within(1e-14));
        assertThat(adwin.variance()).isCloseTo(189.25565944881953 / 4064, within(1e-12));
        assertThat(adwin.changes()).isEqualTo(7);
        assertThat(adwin.seen()).isEqualTo(12_000);
    }

    @Test
    void findsTheChangesThatRiverFindsInRealNumbers() {
        Adwin adwin = Adwin.withDefaults();
        double[] x = Streams.real(12345, 12_000, i -> i < 5000 ? .1 : i < 9000 ? .15 : .5);
        assertThat(changes(adwin, x))
                .containsExactly("5311:1216", "5407:928", "5439:832", "5727:992", "9055:112", "9119:144");
        assertThat(adwin.length()).isEqualTo(3024);
        assertThat(adwin.mean()).isCloseTo(2111.426983554121 / 3024, within(1e-12));
        assertThat(adwin.variance()).isCloseTo(41.86893119881849 / 3024, within(1e-12));
    }

    @Test
    void findsTheChangesThatRiverFindsOnASlope() {
        Adwin adwin = Adwin.withDefaults();
        double[] x = Streams.bernoulli(12345, 20_000, i -> .1 + .2 * i / 20000);
        assertThat(changes(adwin, x))
                .containsExactly(
                        "5535:4512",
                        "7967:5920",
                        "10975:7904",
                        "11359:7264",
                        "11903:6784",
                        "12063:5920",
                        "12991:5824",
                        "14143:5952",
                        "14751:5536",
                        "15039:4800",
                        "15871:4608");
        assertThat(adwin.length()).isEqualTo(8736);
    }

    @Test
    void doesNotChangeWhenReadBackInTheMiddle() {
        double[] x = Streams.bernoulli(12345, 12_000, i -> i < 4000 ? .1 : i < 8000 ? .2 : .05);
        Adwin whole = Adwin.withDefaults();
        Adwin parts = Adwin.of(.002);
        for (double value : x) {
            assertThat(parts.add(value)).isEqualTo(whole.add(value));
            if (whole.seen() % 997 == 0) {
                parts = Adwin.read(parts.toJson());
            }
        }
        assertThat(parts.toJson()).isEqualTo(whole.toJson());
    }

    @Test
    void keepsAMillionValuesInSomeHundredNumbers() {
        Adwin adwin = Adwin.withDefaults();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1_000_000; i++) {
            adwin.add(random.nextDouble());
        }
        assertThat(adwin.length()).isEqualTo(1_000_000);
        assertThat(adwin.toJson().length()).isLessThan(6000);
        assertThat(adwin.mean()).isCloseTo(.5, within(.002));
        assertThat(adwin.variance()).isCloseTo(1.0 / 12, within(.001));
    }

    @Test
    void neverAlarmsOnAConstant() {
        Adwin adwin = Adwin.withDefaults();
        for (int i = 0; i < 10_000; i++) {
            assertThat(adwin.add(.3)).isFalse();
        }
    }

    @Test
    void isEmptyAtFirst() {
        Adwin adwin = Adwin.read(Adwin.withDefaults().toJson());
        assertThat(adwin.length()).isZero();
        assertThat(adwin.mean()).isNaN();
        assertThat(adwin.variance()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesValuesThatAreNoShare(double value) {
        assertThatThrownBy(() -> Adwin.withDefaults().add(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value is " + value + ", expected [0, 1]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"delta\": 2, \"seen\": 0, \"changes\": 0, \"buckets\": []}",
                "{\"delta\": 0.1, \"seen\": 0, \"changes\": 0, \"buckets\": [[1, 0]]}",
                "{\"delta\": 0.1, \"seen\": 9, \"changes\": 0, \"buckets\": [[1]]}",
                "{\"delta\": 0.1, \"seen\": 9, \"changes\": 0, \"buckets\": [[7, 0]]}",
                "{\"delta\": 0.1, \"seen\": 9, \"changes\": 0, \"buckets\": [[1, \"x\"]]}",
                "{\"delta\": 0.1, \"seen\": 9, \"changes\": 0, \"buckets\": [[1, 0], []]}",
                "{\"delta\": 0.1, \"seen\": 99, \"changes\": 0, \"buckets\": [[1,0,1,0,1,0,1,0,1,0,1,0]]}"
            })
    void refusesATextThatIsNoState(String text) {
        assertThatThrownBy(() -> Adwin.read(text))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("ADWIN state");
    }
}
