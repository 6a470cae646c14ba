package io.github.churn4j.batch;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.DatasetReader;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Scores CSV files: every row that the model's schema accepts is written with its original columns, in its order, and
 * four more.
 *
 * <table>
 * <caption>Added columns, each behind the prefix if one is set</caption>
 * <tr><td>{@code attrition_probability}</td><td>P(churn) in [0, 1], the shortest text that reads back as the same
 * {@code double}</td></tr>
 * <tr><td>{@code prediction}</td><td>1 where the customer is predicted to leave, else 0</td></tr>
 * <tr><td>{@code status}</td><td>the model's name for that outcome</td></tr>
 * <tr><td>{@code risk_level}</td><td>{@code Low}, {@code Medium} or {@code High}</td></tr>
 * </table>
 *
 * <p>The input is read as {@link CsvSource} reads (UTF-8 with or without byte order mark, plain or gzip, any line ends);
 * the label, identifier, group and time need not be there, and columns the schema does not know are carried along. The
 * output is plain UTF-8 with the input's separator, line feeds, no byte order mark, and quotes only where a cell needs
 * them. Header names are written without the blanks around them.
 *
 * <p><b>Refused rows</b> (a missing or unreadable value, one out of range, an unseen category, a wrong number of cells)
 * are not in the output. They are counted and, where wanted, written with line and reason to a file of
 * {@link io.github.churn4j.data.RejectFile}'s layout, always with commas. If more than {@link #withMaxRejected the
 * allowed fraction} are refused, or all, the scoring fails after the last row (with 0 allowed, at the first refused
 * row): there is no output then, but the rejects file is.
 *
 * <p><b>Crashes.</b> Until it is complete, the output is {@code <output>.part}, with {@code <output>.checkpoint.json}
 * beside it; the rejects are {@code <rejects>.part}. Every 100,000 rows all of it is forced to disk. After a crash, a
 * full disk or an interrupt, the same call goes on after the last checkpoint, and the files it ends with are the same,
 * byte for byte, as those of a run that was not cut off. A checkpoint of another input (by SHA-256), model, separator,
 * prefix or rejects file is dropped, and the scoring starts afresh. Under its final name a file is whole or not there.
 *
 * <p>Runs on the calling thread, O(rows), in memory that does not grow with them; the input is read twice, the first
 * time for its hash. Immutable and thread-safe, but only one call at a time may write to one output.
 */
public final class CsvScorer {

    /** How many rows lie between two checkpoints unless another number is set. */
    public static final long DEFAULT_CHECKPOINT_EVERY = 100_000;

    final ChurnPredictor predictor;
    final char separator;
    final String prefix;
    final @Nullable Path rejects;
    final double maxRejected;
    final long checkpointEvery;
    final ScoringListener listener;
    final LongSupplier nanoTime;

    private CsvScorer(
            ChurnPredictor predictor,
            char separator,
            String prefix,
            @Nullable Path rejects,
            double maxRejected,
            long checkpointEvery,
            ScoringListener listener,
            LongSupplier nanoTime) {
        this.predictor = predictor;
        this.separator = separator;
        this.prefix = prefix;
        this.rejects = rejects;
        this.maxRejected = maxRejected;
        this.checkpointEvery = checkpointEvery;
        this.listener = listener;
        this.nanoTime = nanoTime;
    }

    /**
     * A scorer for files with commas that writes no rejects file, lets at most
     * {@value DatasetReader#DEFAULT_MAX_REFUSED} of the rows be refused and tells nobody how it gets on.
     */
    public static CsvScorer of(ChurnPredictor predictor) {
        return new CsvScorer(
                predictor,
                ',',
                "",
                null,
                DatasetReader.DEFAULT_MAX_REFUSED,
                DEFAULT_CHECKPOINT_EVERY,
                ScoringListener.SILENT,
                System::nanoTime);
    }

    /**
     * The same scorer with another character between the cells of input and output.
     *
     * @throws IllegalArgumentException if the separator is a quote, a line end or may stand in a number or name
     */
    public CsvScorer withSeparator(char newSeparator) {
        if (Character.isLetterOrDigit(newSeparator) || newSeparator == '.' || newSeparator == '-') {
            throw new IllegalArgumentException(
                    "separator is '" + newSeparator + "', which numbers and names hold; use , ; | or a tab");
        }
        CsvSource.of("", new byte[0]).withSeparator(newSeparator);
        return new CsvScorer(
                predictor, newSeparator, prefix, rejects, maxRejected, checkpointEvery, listener, nanoTime);
    }

    /**
     * The same scorer with a text before the names of the added columns; empty by default.
     *
     * @throws IllegalArgumentException if it has blanks at an end or a line end
     */
    public CsvScorer withPrefix(String newPrefix) {
        if (!newPrefix.equals(newPrefix.strip()) || newPrefix.indexOf('\n') >= 0 || newPrefix.indexOf('\r') >= 0) {
            throw new IllegalArgumentException(
                    "prefix \"" + newPrefix + "\" has blanks or line ends; use letters, such as churn_");
        }
        return new CsvScorer(
                predictor, separator, newPrefix, rejects, maxRejected, checkpointEvery, listener, nanoTime);
    }

    /** The same scorer that writes refused rows to a file; one left there by an earlier scoring is replaced or removed. */
    public CsvScorer withRejects(Path file) {
        return new CsvScorer(predictor, separator, prefix, file, maxRejected, checkpointEvery, listener, nanoTime);
    }

    /**
     * The same scorer that lets at most this fraction of the rows be refused.
     *
     * @throws IllegalArgumentException if the fraction is outside [0, 1]
     */
    public CsvScorer withMaxRejected(double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("fraction of refused rows is " + fraction + ", expected [0, 1]");
        }
        return new CsvScorer(predictor, separator, prefix, rejects, fraction, checkpointEvery, listener, nanoTime);
    }

    /**
     * The same scorer with another number of rows between two checkpoints; each costs a few forced writes.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public CsvScorer withCheckpointEvery(long rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows between checkpoints is " + rows + ", expected 1 or more");
        }
        return new CsvScorer(predictor, separator, prefix, rejects, maxRejected, rows, listener, nanoTime);
    }

    /** The same scorer with somebody who hears how it gets on. */
    public CsvScorer withListener(ScoringListener newListener) {
        return new CsvScorer(
                predictor, separator, prefix, rejects, maxRejected, checkpointEvery, newListener, nanoTime);
    }

    /** The same scorer by another clock, for tests. */
    CsvScorer withNanoTime(LongSupplier clock) {
        return new CsvScorer(predictor, separator, prefix, rejects, maxRejected, checkpointEvery, listener, clock);
    }

    /**
     * Scores a file, or goes on scoring it; missing directories are made, and an older output is replaced at the end.
     *
     * @throws io.github.churn4j.data.DataException if the input is missing, malformed, without a column that the schema
     *     needs or without a row, or if too many rows are refused
     * @throws ScoringException if the output or rejects file cannot be written, is the input or is being written by
     *     another call; if an added column is in the input already; or if the input changes meanwhile
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; what is done is kept for the next
     *     call, and the interrupt flag stays set
     */
    public ScoreSummary score(Path input, Path output) {
        return new ScoringRun(this, input, output).run();
    }
}
