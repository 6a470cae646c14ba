package io.github.churn4j.servlet.journal;

import com.fasterxml.jackson.core.JsonToken;
import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.data.FieldProblem.Code;
import io.github.churn4j.data.Label;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the members of one feedback object and what is wrong with them. Used once, by one thread. */
final class FeedbackMembers {

    private static final int LONGEST_ID = 200;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final String DATES = "an ISO date or instant from 2000 on, at most a day ahead";

    private final String place;
    private final Optional<Label> label;
    private final Instant now;
    private final List<FieldProblem> problems = new ArrayList<>(0);
    private String predictionId = "";
    private String customer = "";
    private @Nullable Instant at;
    private @Nullable Instant observedAt;
    private int churned = -1;
    private boolean anyId;
    private boolean anyAt;
    private boolean anyOutcome;

    /** @param place what names the object before a member's name */
    FeedbackMembers(String place, Optional<Label> label, Instant now) {
        this.place = place;
        this.label = label;
        this.now = now;
    }

    void set(String name, JsonToken token, String text) {
        switch (name) {
            case "prediction_id" -> {
                anyId = true;
                predictionId = id(name, token, text, false);
            }
            case "customer_id" -> {
                anyId = true;
                customer = id(name, token, text, true);
            }
            case "at" -> {
                anyAt = true;
                at = time(name, token, text, true);
            }
            case "observed_at" -> observedAt = time(name, token, text, false);
            case "churned" -> {
                anyOutcome = true;
                churned = outcome(name, token, text);
            }
            default ->
                problem(
                        Code.UNKNOWN_FIELD,
                        name.length() > LONGEST_ID ? "…" : name,
                        "",
                        "prediction_id, customer_id, at, churned or observed_at",
                        "leave it out");
        }
    }

    private String id(String name, JsonToken token, String text, boolean numbers) {
        if (token != JsonToken.VALUE_STRING && !(numbers && token == JsonToken.VALUE_NUMBER_INT)) {
            problem(Code.WRONG_TYPE, name, text, "a text", "send it as a text");
            return "";
        }
        boolean fits = !text.isBlank()
                && text.codePointCount(0, text.length()) <= LONGEST_ID
                && text.codePoints().allMatch(FeedbackMembers::printable);
        if (!fits) {
            problem(
                    Code.OUT_OF_RANGE,
                    name,
                    text,
                    "1 to " + LONGEST_ID + " printable characters",
                    "send the name that the prediction was given");
            return "";
        }
        return text;
    }

    private static boolean printable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** The time of a text; a date stands for its last millisecond in UTC where a time limits, else for its first. */
    private @Nullable Instant time(String name, JsonToken token, String text, boolean limits) {
        if (token != JsonToken.VALUE_STRING) {
            problem(Code.WRONG_TYPE, name, text, DATES, "send it as a text");
            return null;
        }
        try {
            boolean date = text.length() == 10;
            Instant start = date
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            if (start.isBefore(EARLIEST) || start.isAfter(now.plus(AHEAD))) {
                problem(Code.OUT_OF_RANGE, name, text, DATES, "correct the value");
                return null;
            }
            return date && limits
                    ? start.plus(1, ChronoUnit.DAYS).minusMillis(1)
                    : start.truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            problem(Code.WRONG_TYPE, name, text, DATES, "write 2026-01-31 or 2026-01-31T12:00:00Z");
            return null;
        }
    }

    private int outcome(String name, JsonToken token, String text) {
        boolean number = token == JsonToken.VALUE_NUMBER_INT;
        if (token == JsonToken.VALUE_TRUE || (number && text.equals("1"))) {
            return 1;
        }
        if (token == JsonToken.VALUE_FALSE || (number && text.equals("0"))) {
            return 0;
        }
        int known = token == JsonToken.VALUE_STRING || number
                ? label.map(l -> l.parse(text)).orElse(-1)
                : -1;
        if (known < 0) {
            String values = label.map(l -> ", \"" + l.positive() + "\" or \"" + l.negative() + "\"")
                    .orElse("");
            problem(Code.WRONG_TYPE, name, text, "true, false, 1, 0" + values, "correct the value");
        }
        return known;
    }

    private void problem(Code code, String name, String value, String expectation, String remedy) {
        problems.add(new FieldProblem(code, place + name, value, expectation, remedy));
    }

    /** The record, unless something is wrong with it, which is then added to the problems. */
    Optional<Feedback> finish(List<FieldProblem> all) {
        if (!anyOutcome) {
            problem(Code.MISSING_FIELD, "churned", "", "true or false", "say what became of the customer");
        }
        if (!anyId) {
            problem(
                    Code.MISSING_FIELD,
                    "prediction_id",
                    "",
                    "the prediction_id of an answer, or customer_id and at",
                    "name the prediction");
        }
        if (!predictionId.isEmpty() && (!customer.isEmpty() || anyAt)) {
            problem(
                    Code.DUPLICATE_FIELD,
                    "prediction_id",
                    predictionId,
                    "either prediction_id, or customer_id and at",
                    "send one of both");
        }
        if (!customer.isEmpty() && !anyAt) {
            problem(Code.MISSING_FIELD, "at", "", DATES, "say when the prediction was made at the latest");
        }
        if (!problems.isEmpty()) {
            all.addAll(problems);
            return Optional.empty();
        }
        return Optional.of(new Feedback(predictionId, customer, at, churned == 1, observedAt, now));
    }
}
