package io.github.churn4j.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.data.CheckedRows;
import io.github.churn4j.data.RejectFile;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/**
 * Where a scoring writes: answers, refused rows and checkpoints.
 *
 * <p>Closed without a commit it leaves the parts for a later run where a checkpoint says how far they are good, and
 * nothing where none does.
 */
final class ScoringOutput implements AutoCloseable {

    private final ScoringFiles files;
    private final ObjectNode binding;
    private final PartFile answers;
    private final @Nullable PartFile rejects;
    private final StringBuilder line = new StringBuilder();
    private boolean resumable;
    private boolean rejectsStarted;

    private ScoringOutput(ScoringFiles files, ObjectNode binding, PartFile answers, @Nullable PartFile rejects) {
        this.files = files;
        this.binding = binding;
        this.answers = answers;
        this.rejects = rejects;
        resumable = Files.exists(files.checkpoint());
    }

    static ScoringOutput open(ScoringFiles files, ObjectNode binding) {
        PartFile answers = PartFile.open(files.part(), files.output());
        try {
            PartFile rejects = files.rejects() == null || files.rejectsPart() == null
                    ? null
                    : PartFile.open(files.rejectsPart(), files.rejects());
            return new ScoringOutput(files, binding, answers, rejects);
        } catch (RuntimeException e) {
            answers.close();
            if (!Files.exists(files.checkpoint())) {
                ScoringFiles.delete(files.part());
            }
            throw e;
        }
    }

    /** Goes back to the last checkpoint, or to the beginning where there is none for this scoring. */
    Tally resume(ScoringListener listener) {
        if (resumable) {
            try {
                Checkpoint last = Checkpoint.read(files.checkpoint(), binding);
                checkLengths(last);
                answers.cut(last.outputBytes());
                if (rejects != null) {
                    rejects.cut(last.rejectBytes());
                    rejectsStarted = last.rejectBytes() > 0;
                }
                listener.note("going on after row " + last.tally().rows());
                return last.tally();
            } catch (ScoringException e) {
                throw e;
            } catch (ChurnException e) {
                listener.note("starting afresh: " + e.getMessage());
            }
        }
        ScoringFiles.delete(files.checkpoint());
        resumable = false;
        answers.cut(0);
        if (rejects != null) {
            rejects.cut(0);
        }
        return new Tally();
    }

    private void checkLengths(Checkpoint last) {
        if (answers.length() < last.outputBytes() || (rejects != null && rejects.length() < last.rejectBytes())) {
            throw new ChurnException("the files that the checkpoint " + files.checkpoint()
                    + " belongs to are gone or shorter than they were");
        }
    }

    void answer(StringBuilder text) {
        answers.append(text);
    }

    void refuse(CheckedRows rows) {
        if (rejects == null) {
            return;
        }
        line.setLength(0);
        if (!rejectsStarted) {
            RejectFile.appendHeader(line, rows.header());
            rejectsStarted = true;
        }
        RejectFile.appendRow(line, rows);
        rejects.append(line);
    }

    /** Makes everything so far survive a crash. */
    void checkpoint(Tally tally) {
        long rejectBytes = rejects == null ? 0 : rejects.force();
        new Checkpoint(binding, tally, answers.force(), rejectBytes).write(files.checkpoint());
        resumable = true;
    }

    /** Gives the files their names; the checkpoint goes last, so that a crash in between loses no answer. */
    void commit() {
        commitRejects();
        answers.commit();
        ScoringFiles.delete(files.checkpoint());
        resumable = true;
    }

    /** Keeps the refused rows, so that a user can look at them, and drops the rest. */
    void abandon() {
        commitRejects();
        discard();
    }

    private void commitRejects() {
        if (rejects != null && rejectsStarted) {
            rejects.commit();
        } else if (rejects != null && files.rejects() != null) {
            rejects.discard();
            ScoringFiles.delete(files.rejects());
        }
    }

    /** Drops everything: no later run can go on from here. */
    void discard() {
        ScoringFiles.delete(files.checkpoint());
        resumable = false;
    }

    @Override
    public void close() {
        if (resumable) {
            answers.close();
            if (rejects != null) {
                rejects.close();
            }
            return;
        }
        answers.discard();
        if (rejects != null) {
            rejects.discard();
        }
    }
}
