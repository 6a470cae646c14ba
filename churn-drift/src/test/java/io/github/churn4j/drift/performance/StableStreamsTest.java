package io.github.churn4j.drift.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.model.Calibration;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * How often the change detectors alarm where nothing changes: the share of streams of 10,000 values with any alarm. The
 * table in docs/performance-estimation.md comes from 2,000 streams: {@code -Dchurn.streams=2000}.
 */
class StableStreamsTest {
    private static final int STREAMS = Integer.getInteger("churn.streams", 100);
    private static final int ROWS = 10_000;

    /** Scores of customers with log-odds N(−4, 3.5²): a rate of .15 and an AUC of .95. */
    private static double alarms(boolean error, Supplier<DoublePredicate> detector) {
        int alarms = 0;
        for (int stream = 0; stream < STREAMS; stream++) {
            SplittableRandom random = new SplittableRandom(stream);
            DoublePredicate alarm = detector.get();
            boolean any = false;
            for (int i = 0; i < ROWS && !any; i++) {
                double score = Calibration.sigmoid(-4 + 3.5 * random.nextGaussian());
                double distance = score - (random.nextDouble() < score ? 1 : 0);
                any = alarm.test(error ? distance * distance : score);
            }
            alarms += any ? 1 : 0;
        }
        return (double) alarms / STREAMS;
    }

    private static Supplier<DoublePredicate> adwin(double delta) {
        return () -> Adwin.of(delta)::add;
    }

    private static Supplier<DoublePredicate> pageHinkley(double threshold) {
        return () -> PageHinkley.builder().threshold(threshold).build()::add;
    }

    @Test
    void detectorsRarelyAlarm() {
        double slack = 3 * Math.sqrt(.1 * .9 / STREAMS);
        for (boolean error : new boolean[] {false, true}) {
            double loose = alarms(error, adwin(.05));
            double usual = alarms(error, adwin(.002));
            double page = alarms(error, pageHinkley(50));
            double patient = alarms(error, pageHinkley(100));
            if (STREAMS >= 1000) {
                System.out.printf(
                        "%s ADWIN .05 %.4f .002 %.4f Page-Hinkley 50 %.4f 100 %.4f%n",
                        error ? "error" : "score", loose, usual, page, patient);
            }
            assertThat(usual).isLessThan(.1 + slack);
            assertThat(patient).isLessThan(.1 + slack);
            assertThat(usual).isLessThanOrEqualTo(loose);
            assertThat(patient).isLessThanOrEqualTo(page);
        }
    }
}
