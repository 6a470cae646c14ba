package io.github.churn4j.servlet.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.NumberOutput;
import io.github.churn4j.Explanation;
import io.github.churn4j.Prediction;
import io.github.churn4j.Reason;
import io.github.churn4j.RiskLevel;
import io.github.churn4j.ServedModel;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Feature;
import io.github.churn4j.internal.ScratchPool;
import io.github.churn4j.model.Decision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Writes one model's answers as JSON. All that an answer has in common with the others of its model is encoded once, so
 * that an answer is a few copies and two numbers. Thread-safe.
 */
public final class AnswerWriter {

    private static final byte[] PREDICTION = ascii("{\"prediction\":");
    private static final byte[] ATTRITION = ascii(",\"attrition_probability\":");
    private static final byte[] RETENTION = ascii(",\"retention_probability\":");
    private static final int LONGEST_NUMBER = 26;

    private final ChurnSchema schema;
    /** By predicted label. */
    private final byte[][] status;

    private final Map<RiskLevel, Pieces> byRisk = new EnumMap<>(RiskLevel.class);

    private final int longestWithoutId;
    private final ScratchPool<Utf8Buffer> buffers;

    /** What surrounds the prediction's name: the risk level before it and all that follows it. */
    @SuppressWarnings("ArrayRecordComponent") // constants of this class
    private record Pieces(byte[] before, byte[] after) {}

    /** What takes an answer's bytes. */
    @FunctionalInterface
    public interface Sink {
        /** Takes the first bytes of an array that belongs to the writer. */
        void accept(byte[] bytes, int length) throws IOException;
    }

    /** A writer of a model's answers. */
    public AnswerWriter(ServedModel served, RecommendedActions actions) {
        schema = served.model().schema();
        Decision decision = served.model().decision();
        status = new byte[][] {status(decision.stays()), status(decision.leaves())};
        int most = 0;
        for (RiskLevel level : RiskLevel.values()) {
            byte[] risk = utf8(",\"risk_level\":" + quoted(level.label()) + ",\"prediction_id\":\"");
            byte[] rest = utf8("\",\"model\":" + quoted(served.model().name()) + ",\"model_version\":"
                    + quoted(served.version()) + ",\"threshold\":" + number(decision.threshold())
                    + ",\"recommended_action\":" + quoted(actions.at(level)));
            byRisk.put(level, new Pieces(risk, rest));
            most = Math.max(most, risk.length + rest.length);
        }
        longestWithoutId = PREDICTION.length
                + ATTRITION.length
                + RETENTION.length
                + 2 * LONGEST_NUMBER
                + Math.max(status[0].length, status[1].length)
                + most
                + 2;
        buffers = new ScratchPool<>(() -> new Utf8Buffer(longestWithoutId + 64));
    }

    private static byte[] status(String name) {
        return utf8(",\"status\":" + quoted(name));
    }

    /**
     * Writes the answer to one prediction.
     *
     * @param id the prediction's name, plain ASCII without quotes or backslashes
     */
    public void write(Prediction prediction, String id, Sink sink) throws IOException {
        int place = buffers.place();
        Utf8Buffer out = buffers.take(place);
        open(prediction, id, out);
        out.put('}');
        sink.accept(out.bytes(), out.length());
        buffers.give(place, out);
    }

    /** Writes the answer to one prediction with the {@code top} heaviest of its reasons. */
    public void write(Prediction prediction, String id, Explanation explanation, int top, Sink sink)
            throws IOException {
        Utf8Buffer out = new Utf8Buffer(4_096);
        open(prediction, id, out);
        out.put(ascii(",\"base_value\":"));
        out.putNumber(explanation.baseValue());
        out.put(ascii(",\"scale\":\"" + explanation.scale().name().toLowerCase(Locale.ROOT) + "\",\"reasons\":["));
        List<Reason> reasons = explanation.top(top);
        for (int i = 0; i < reasons.size(); i++) {
            if (i > 0) {
                out.put(',');
            }
            reason(reasons.get(i), out);
        }
        out.put(ascii("]}"));
        sink.accept(out.bytes(), out.length());
    }

    /** Everything but what closes the object. */
    private void open(Prediction prediction, String id, Utf8Buffer out) {
        Pieces pieces = Objects.requireNonNull(byRisk.get(prediction.riskLevel()));
        out.clear();
        out.reserve(longestWithoutId + id.length());
        out.put(PREDICTION);
        out.put((char) ('0' + prediction.label()));
        out.put(ATTRITION);
        out.putNumber(prediction.attritionProbability());
        out.put(RETENTION);
        out.putNumber(prediction.retentionProbability());
        out.put(status[prediction.label()]);
        out.put(pieces.before());
        out.putAscii(id);
        out.put(pieces.after());
    }

    private void reason(Reason reason, Utf8Buffer out) {
        out.put(utf8(
                "{\"field\":" + quoted(field(reason)) + ",\"value\":" + quoted(reason.value()) + ",\"contribution\":"));
        out.putNumber(reason.contribution());
        out.put(utf8(",\"direction\":\"" + (reason.raisesRisk() ? "raises" : "lowers") + "\",\"sentence\":"
                + quoted(reason.sentence()) + "}"));
    }

    /** As a request spells it; a ratio has its name. */
    private String field(Reason reason) {
        List<Feature> features = schema.features();
        int slot = schema.slotOf(reason.field()).orElse(-1);
        return slot < 0 ? reason.field() : features.get(slot).field();
    }

    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /** The shortest text that reads back equal, the same on every JDK. */
    static String number(double value) {
        return NumberOutput.toString(value, true);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
