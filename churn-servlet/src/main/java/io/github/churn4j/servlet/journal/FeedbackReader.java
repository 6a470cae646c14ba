package io.github.churn4j.servlet.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.data.Label;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads feedback from one JSON object, an array of them, or one object a line. Strict: unless every record is
 * acceptable none is. Immutable and thread-safe.
 */
public final class FeedbackReader {

    private static final int MOST_PROBLEMS = 100;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(10_000)
                    .maxNumberLength(400)
                    .maxNameLength(1_000)
                    .build())
            .build();

    private final Optional<Label> label;
    private final Instant now;

    /**
     * A reader for one body.
     *
     * @param label whose values may tell the outcome as well
     * @param now when the body was received
     */
    public FeedbackReader(Optional<Label> label, Instant now) {
        this.label = label;
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Reads a whole body.
     *
     * @param lines whether objects may follow each other
     * @throws ProblemException 400 if it is not JSON, 422 listing what is not acceptable
     */
    public List<Feedback> read(byte[] body, boolean lines) {
        List<Feedback> batch = new ArrayList<>();
        List<FieldProblem> problems = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(body)) {
            int documents = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (++documents > 1 && !lines) {
                    throw malformed("text follows the JSON document; send an array, or lines as application/x-ndjson");
                }
                if (token == JsonToken.START_ARRAY && !lines) {
                    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                        record(parser, "[" + i + "].", batch, problems);
                    }
                } else {
                    record(parser, lines ? "[" + (documents - 1) + "]." : "", batch, problems);
                }
            }
        } catch (StreamConstraintsException e) {
            throw malformed("the JSON is nested too deeply or holds too long a text or number");
        } catch (StreamReadException e) {
            throw malformed("the body is not valid JSON, or names a member twice, at line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr());
        } catch (IOException e) {
            throw malformed("the body is not valid UTF-8 JSON");
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(unacceptable(problems));
        }
        if (batch.isEmpty()) {
            throw malformed("the body holds no feedback");
        }
        return batch;
    }

    private void record(JsonParser parser, String place, List<Feedback> batch, List<FieldProblem> problems)
            throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw malformed("expected an object with prediction_id and churned, or customer_id, at and churned");
        }
        FeedbackMembers members = new FeedbackMembers(place, label, now);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token.isStructStart()) {
                parser.skipChildren();
            }
            members.set(name, token, token.isStructStart() ? "[…]" : parser.getText());
        }
        members.finish(problems).ifPresent(batch::add);
        if (problems.size() >= MOST_PROBLEMS) {
            throw new ProblemException(unacceptable(problems));
        }
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problem.malformed(detail));
    }

    private static Problem unacceptable(List<FieldProblem> problems) {
        FieldProblem first = problems.get(0);
        String value = first.value().isEmpty() ? "" : " is \"" + first.value() + "\"";
        String detail = problems.size() == 1
                ? first.column() + value + ", expected " + first.expectation() + "; " + first.remedy()
                : problems.size() + " members are not acceptable; each is listed under errors";
        return new Problem(
                422,
                "invalid-feedback",
                "The feedback is not acceptable",
                detail + "; nothing of the request was kept",
                problems);
    }
}
