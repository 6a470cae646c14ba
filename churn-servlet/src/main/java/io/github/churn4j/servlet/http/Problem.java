package io.github.churn4j.servlet.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.data.FieldProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What went wrong with a request, as RFC 9457 tells it.
 *
 * @param status the HTTP status, 400 to 599
 * @param code a stable name for programs, the last part of the document's {@code type}
 * @param title the same for every problem of this code
 * @param detail what was wrong this time and what to do; never more of the request than what is wrong with it
 * @param errors the offending fields, if fields are the trouble
 * @param members what the document tells beside, by name
 */
public record Problem(
        int status,
        String code,
        String title,
        String detail,
        List<FieldProblem> errors,
        Map<String, JsonNode> members) {

    /** What {@code type} starts with. */
    public static final String TYPE = "urn:churn4j:problem:";

    /** The code where the fields of a customer are the trouble. */
    public static final String INVALID_RECORD = "invalid-record";

    /** The code where the values of tensors are. */
    public static final String INVALID_TENSORS = "invalid-tensors";

    public Problem {
        errors = List.copyOf(errors);
        members = Map.copyOf(members);
    }

    /** A problem that some fields have. */
    public Problem(int status, String code, String title, String detail, List<FieldProblem> errors) {
        this(status, code, title, detail, errors, Map.of());
    }

    /** The same with one more member, whose name no other member of a problem document has. */
    public Problem with(String name, JsonNode value) {
        Map<String, JsonNode> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(status, code, title, detail, errors, more);
    }

    /** A problem that no single field has. */
    public static Problem of(int status, String code, String title, String detail) {
        return new Problem(status, code, title, detail, List.of());
    }

    /** The document cannot be read at all. */
    public static Problem malformed(String detail) {
        return of(400, "malformed-body", "The body cannot be read", detail);
    }

    /** The fields of one record are not acceptable. */
    public static Problem invalidRecord(List<FieldProblem> errors) {
        String detail = errors.size() == 1
                ? errors.get(0).message()
                : errors.size() + " fields are not acceptable; each is listed under errors";
        return new Problem(422, INVALID_RECORD, "The customer's fields are not acceptable", detail, errors);
    }

    /** The service cannot answer now; a later try may succeed. */
    public static Problem unavailable(String code, String detail) {
        return of(503, code, "The service cannot answer now", detail);
    }
}
