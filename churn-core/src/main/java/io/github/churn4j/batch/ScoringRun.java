package io.github.churn4j.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.Prediction;
import io.github.churn4j.data.CheckedRows;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.DataException;
import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.data.Finding;
import io.github.churn4j.data.Severity;
import io.github.churn4j.data.ValidationReport;
import io.github.churn4j.internal.json.Json;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** One scoring of one file, on the calling thread. */
final class ScoringRun {

    /** How many rows pass between two looks at the clock and the interrupt flag; a power of two. */
    private static final int STEP = 1024;

    private final CsvScorer settings;
    private final ChurnPredictor predictor;
    private final Path input;
    private final Path output;
    private final AnswerColumns columns;
    private final StringBuilder line = new StringBuilder(1024);

    ScoringRun(CsvScorer settings, Path input, Path output) {
        this.settings = settings;
        this.input = input;
        this.output = output;
        predictor = settings.predictor;
        columns = new AnswerColumns(
                settings.separator, settings.prefix, predictor.model().decision());
    }

    ScoreSummary run() {
        if (Files.exists(input) && !Files.isDirectory(input) && !Files.isRegularFile(input)) {
            throw new ScoringException(
                    input, "is no regular file, and scoring reads its input twice; save it as a file first");
        }
        CsvSource source = CsvSource.of(input).withSeparator(settings.separator);
        DatasetReader reader = DatasetReader.of(predictor.model().schema()).withoutLabel();
        try (CheckedRows rows = reader.open(source)) {
            columns.check(input, rows.header());
            ScoringFiles files = ScoringFiles.of(input, output, settings.rejects);
            InputFile read = InputFile.of(input);
            try (ScoringOutput out = ScoringOutput.open(files, binding(files, read))) {
                return score(rows, read, out);
            }
        }
    }

    private ObjectNode binding(ScoringFiles files, InputFile read) {
        ObjectNode bound = Json.object();
        bound.put("separator", String.valueOf(settings.separator));
        bound.put("prefix", settings.prefix);
        bound.put("rejects", files.rejects() == null ? "" : files.rejects().toString());
        return Checkpoint.binding(read.sha256(), predictor.model().sha256(), bound);
    }

    private ScoreSummary score(CheckedRows rows, InputFile read, ScoringOutput out) {
        Tally tally = out.resume(settings.listener);
        long resumedFrom = tally.rows();
        if (resumedFrom == 0) {
            line.setLength(0);
            columns.appendHeader(line, rows.header());
            out.answer(line);
        }
        try {
            skip(rows, resumedFrom, read);
            Pulse pulse = new Pulse(settings.listener, settings.nanoTime, read.size(), resumedFrom);
            scoreRows(rows, tally, out, pulse);
            pulse.end(tally.rows());
        } catch (DataException e) {
            if (e.code() != DataException.Code.UNREADABLE) {
                out.discard();
            }
            throw e;
        }
        read.checkUnchanged();
        if (tally.refused() > settings.maxRejected * tally.rows() || tally.scored() == 0) {
            throw tooMany(tally, out);
        }
        out.commit();
        return summary(tally, read, resumedFrom);
    }

    private void skip(CheckedRows rows, long count, InputFile read) {
        for (long left = count; left > 0; left -= STEP) {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted(count);
            }
            long step = Math.min(left, STEP);
            if (rows.skip(step) < step) {
                throw ScoringException.changed(read.path());
            }
        }
    }

    private void scoreRows(CheckedRows rows, Tally tally, ScoringOutput out, Pulse pulse) {
        long nextCheckpoint = tally.rows() + settings.checkpointEvery;
        while (rows.next()) {
            if (rows.accepted()) {
                Prediction answer = predictor.answer(predictor.probability(rows.slots()));
                line.setLength(0);
                columns.append(line, rows, answer);
                out.answer(line);
                tally.scored(answer);
            } else {
                refuse(rows, tally, out);
            }
            long done = tally.rows();
            if ((done & (STEP - 1)) == 0) {
                pulse.beat(done, rows.bytesRead());
                if (Thread.currentThread().isInterrupted()) {
                    out.checkpoint(tally);
                    throw interrupted(done);
                }
            }
            if (done == nextCheckpoint) {
                nextCheckpoint += settings.checkpointEvery;
                out.checkpoint(tally);
                settings.listener.checkpoint(done);
            }
        }
    }

    private void refuse(CheckedRows rows, Tally tally, ScoringOutput out) {
        out.refuse(rows);
        tally.refused(rows.line(), rows.problems().get(0).reason());
        if (settings.maxRejected == 0) {
            throw tooMany(tally, out);
        }
    }

    private CancellationException interrupted(long rows) {
        return new CancellationException("scoring of " + input + " was interrupted after " + rows
                + " rows; they are kept beside " + output + ", and the same command goes on from there");
    }

    /** What the reader of training data says in the same case. */
    private DataException tooMany(Tally tally, ScoringOutput out) {
        out.abandon();
        Finding finding = new Finding(
                Finding.Code.TOO_MANY_REJECTED,
                Severity.ERROR,
                input.toString(),
                0,
                "",
                tally.refused() + " of " + tally.rows() + " rows were refused",
                settings.maxRejected < 1
                        ? "at most " + percent(settings.maxRejected) + " %"
                        : "at least one row that can be scored",
                "correct the rows, or raise churn.maxRejected; the first is " + tally.firstRefusal());
        ValidationReport report = new ValidationReport(
                input.toString(), tally.rows(), tally.refused(), List.of(finding), Map.of(finding.code(), 1L));
        try {
            report.requirePassed();
        } catch (DataException e) {
            return e;
        }
        throw new IllegalStateException("an error is no pass");
    }

    private static String percent(double fraction) {
        return BigDecimal.valueOf(fraction)
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
    }

    private ScoreSummary summary(Tally tally, InputFile read, long resumedFrom) {
        return new ScoreSummary(
                output,
                tally.refused() > 0 ? Optional.ofNullable(settings.rejects) : Optional.empty(),
                read.sha256(),
                predictor.model().sha256(),
                tally.rows(),
                tally.scored(),
                tally.refused(),
                tally.churners(),
                tally.levels(),
                tally.mean(),
                resumedFrom);
    }
}
