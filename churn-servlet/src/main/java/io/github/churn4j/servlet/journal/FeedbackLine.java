package io.github.churn4j.servlet.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One line of the feedback file: a JSON object whose last member {@code crc32c} is the CRC-32C of all bytes before that
 * member's comma, as eight hexadecimal digits.
 */
final class FeedbackLine {

    private static final byte[] KEY = ",\"crc32c\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\"}".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGITS = 8;
    private static final int TAIL = KEY.length + DIGITS + END.length;

    private FeedbackLine() {}

    /** Appends the line of a record with its line feed. */
    static void write(Feedback feedback, ByteArrayOutputStream out) {
        byte[] document = Json.compact(json(feedback));
        int length = document.length - 1; // the brace comes after the checksum
        out.write(document, 0, length);
        out.writeBytes(KEY);
        out.writeBytes(checksum(document, 0, length));
        out.writeBytes(END);
        out.write('\n');
    }

    private static ObjectNode json(Feedback feedback) {
        ObjectNode node = Json.object();
        Instant at = feedback.at();
        if (at == null) {
            node.put("prediction_id", feedback.predictionId());
        } else {
            node.put("customer_id", feedback.customer()).put("at", at.toString());
        }
        node.put("churned", feedback.churned());
        Instant observedAt = feedback.observedAt();
        if (observedAt != null) {
            node.put("observed_at", observedAt.toString());
        }
        return node.put("received_at", feedback.receivedAt().toString());
    }

    private static byte[] checksum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return HexFormat.of().toHexDigits((int) crc.getValue()).getBytes(StandardCharsets.US_ASCII);
    }

    /** The record of a line without its line feed; null if the line is not as it was written. */
    static @Nullable Feedback read(byte[] line, int from, int length) {
        int document = length - TAIL;
        if (document <= 0
                || !same(line, from + document, KEY)
                || !same(line, from + document + KEY.length, checksum(line, from, document))
                || !same(line, from + length - END.length, END)) {
            return null;
        }
        try {
            return feedback(Json.read(new String(line, from, document, StandardCharsets.UTF_8) + "}", "feedback"));
        } catch (ChurnException | DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean same(byte[] line, int from, byte[] expected) {
        return java.util.Arrays.equals(line, from, from + expected.length, expected, 0, expected.length);
    }

    private static Feedback feedback(JsonNode node) {
        Instant at = instant(node, "at");
        boolean churned = node.path("churned").asBoolean();
        Instant observedAt = instant(node, "observed_at");
        Instant receivedAt = Instant.parse(Json.text(node, "received_at", "feedback"));
        return at == null
                ? Feedback.ofPrediction(Json.text(node, "prediction_id", "feedback"), churned, observedAt, receivedAt)
                : Feedback.ofCustomer(Json.text(node, "customer_id", "feedback"), at, churned, observedAt, receivedAt);
    }

    private static @Nullable Instant instant(JsonNode node, String key) {
        return node.has(key) ? Instant.parse(Json.text(node, key, "feedback")) : null;
    }
}
