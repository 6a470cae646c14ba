package io.github.churn4j.training.job;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.batch.CsvScorer;
import io.github.churn4j.batch.ScoreSummary;
import io.github.churn4j.batch.ScoringListener;
import io.github.churn4j.model.ChurnModel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** Scores a CSV file into another, as a stream, going on where an earlier run was cut off. */
public final class ScoreJob {

    private ScoreJob() {}

    /**
     * Runs the job.
     *
     * @param separator the character between cells, in and out
     * @param prefix of the added columns
     * @param output the file to write
     * @param rejects where refused rows go
     * @throws io.github.churn4j.ChurnException if model or customers cannot be read, or too many rows are refused
     */
    public static ScoreSummary run(
            Path modelFile,
            Path customers,
            char separator,
            String prefix,
            double maxRejected,
            Path output,
            Path rejects,
            Consumer<String> console) {
        return run(ChurnModel.read(modelFile), customers, separator, prefix, maxRejected, output, rejects, console);
    }

    /** Runs the job with a model that was read already. */
    public static ScoreSummary run(
            ChurnModel model,
            Path customers,
            char separator,
            String prefix,
            double maxRejected,
            Path output,
            Path rejects,
            Consumer<String> console) {
        console.accept("Scoring " + customers + " with " + model);
        ScoreSummary summary = CsvScorer.of(ChurnPredictor.of(model))
                .withSeparator(separator)
                .withPrefix(prefix)
                .withMaxRejected(maxRejected)
                .withRejects(rejects)
                .withListener(new Progress(console))
                .score(customers, output);
        console.accept(summary.scored() + " customers scored, " + summary.refused() + " refused; "
                + summary.churners() + " predicted to leave; risk " + summary.riskLevels()
                + String.format(Locale.ROOT, "; mean probability %.4f", summary.meanProbability()));
        summary.rejects().ifPresent(file -> console.accept("Refused rows are in " + file));
        console.accept("Scores are in " + summary.output());
        return summary;
    }

    /** A line every five seconds. */
    private static final class Progress implements ScoringListener {
        private static final long PAUSE = 5_000_000_000L;

        private final Consumer<String> console;
        private long last = System.nanoTime();

        Progress(Consumer<String> console) {
            this.console = console;
        }

        @Override
        public void note(String message) {
            console.accept(message);
        }

        @Override
        public void progress(ScoringListener.Progress progress) {
            long now = System.nanoTime();
            if (now - last >= PAUSE) {
                last = now;
                console.accept(String.format(
                        Locale.ROOT,
                        "  %d rows, %.0f rows/s, %.0f %%",
                        progress.rows(),
                        progress.rowsPerSecond(),
                        100 * progress.fraction()));
            }
        }
    }
}
