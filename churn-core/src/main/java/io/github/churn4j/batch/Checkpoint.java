package io.github.churn4j.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.io.AtomicFile;
import io.github.churn4j.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How far a scoring is and what it is a scoring of.
 *
 * @param binding input, model and settings: what must be the same for a later run to go on
 * @param tally the rows done
 * @param outputBytes how many bytes of the output's part are good
 * @param rejectBytes how many bytes of the rejects' part are good
 */
record Checkpoint(ObjectNode binding, Tally tally, long outputBytes, long rejectBytes) {

    private static final String FORMAT = "churn4j scoring checkpoint 1";

    /** What a scoring is bound to. */
    static ObjectNode binding(String inputSha256, String modelSha256, ObjectNode settings) {
        ObjectNode node = Json.object();
        node.put("input", inputSha256);
        node.put("model", modelSha256);
        node.set("settings", settings);
        return node;
    }

    /** Writes the file, whole or not at all; an interrupt waits until it is written. */
    void write(Path file) {
        ObjectNode node = Json.object();
        node.put("format", FORMAT);
        node.set("of", binding);
        node.put("outputBytes", outputBytes);
        node.put("rejectBytes", rejectBytes);
        tally.write(node.putObject("tally"));
        String text = Json.write(node);
        boolean interrupted = Thread.interrupted();
        while (!written(file, text)) {
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean written(Path file, String text) {
        try {
            AtomicFile.write(file, text);
            return true;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof ClosedByInterruptException) {
                return false;
            }
            throw new ScoringException(
                    file, "cannot be written (" + e.getCause() + "); check the directory and the free space", e);
        }
    }

    /**
     * Reads a checkpoint of the given scoring.
     *
     * @throws ChurnException saying why there is none to go on from
     */
    static Checkpoint read(Path file, ObjectNode binding) {
        String place = file.toString();
        JsonNode node = Json.read(text(file), place);
        if (!FORMAT.equals(Json.text(node, "format", place))) {
            throw new ChurnException("the checkpoint was written by another version");
        }
        for (String what : new String[] {"input", "model", "settings"}) {
            if (!binding.path(what).toString().equals(node.path("of").path(what).toString())) {
                throw new ChurnException("the checkpoint belongs to another "
                        + (what.equals("settings") ? "separator, prefix or rejects file" : what));
            }
        }
        return new Checkpoint(
                binding,
                Tally.read(node.path("tally"), place),
                Tally.count(node, "outputBytes", place),
                Tally.count(node, "rejectBytes", place));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ChurnException(file + " cannot be read (" + e + ")", e);
        }
    }
}
