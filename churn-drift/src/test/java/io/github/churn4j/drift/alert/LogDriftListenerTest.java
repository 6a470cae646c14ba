package io.github.churn4j.drift.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.drift.stream.MeanChangeEvent;
import io.github.churn4j.drift.stream.ScoreChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogDriftListenerTest {

    private final List<String> lines = new ArrayList<>();

    private final System.Logger log = new System.Logger() {
        @Override
        public String getName() {
            return "test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String message, @Nullable Throwable thrown) {
            lines.add(level + " " + message);
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String format, Object @Nullable ... params) {
            lines.add(level + " " + format);
        }
    };

    @Test
    void warnsWhenAnEpisodeOpensAndInformsWhenItCloses() {
        LogDriftListener listener = LogDriftListener.to(log);
        listener.drift(TestDriftEvents.opened(3));
        listener.drift(TestDriftEvents.closed(3));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .startsWith("WARNING bank-churn version 7 drifts: episode 3 opened by window 7 (500 rows")
                .endsWith("Total_Trans_Amt by ks (p 3.0e-12), Gender by chi2 (p 1.0e-05)");
        assertThat(lines.get(1))
                .startsWith("INFO bank-churn version 7 is stable again: episode 3 closed by window 7 after 2 windows");
    }

    @Test
    void warnsOfAnErrorThatRose() {
        LogDriftListener listener = LogDriftListener.to(log);
        listener.changed(new MeanChangeEvent("bank", "7", new ScoreChange(Instant.EPOCH, 900, .0625, .25, 1)));
        listener.changed(new MeanChangeEvent("bank", "7", new ScoreChange(Instant.EPOCH, 1_800, .25, .0625, 2)));
        assertThat(lines.get(0))
                .startsWith(
                        "WARNING bank version 7 predicts worse: the mean squared error of P(churn) changed from 0.06");
        assertThat(lines.get(1)).startsWith("INFO bank version 7 predicts better");
    }
}
