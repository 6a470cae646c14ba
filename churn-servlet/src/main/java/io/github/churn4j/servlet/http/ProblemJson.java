package io.github.churn4j.servlet.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.data.FieldNames;
import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.internal.json.Json;
import java.util.Locale;

/** Problems as {@code application/problem+json}. */
public final class ProblemJson {

    private ProblemJson() {}

    /**
     * The document.
     *
     * @param requestId repeated as {@code request_id} so that a caller can quote it
     */
    public static ObjectNode of(Problem problem, String requestId) {
        ObjectNode document = Json.object()
                .put("type", Problem.TYPE + problem.code())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.detail())
                .put("request_id", requestId);
        errors(document, problem);
        document.setAll(problem.members());
        return document;
    }

    /** What is wrong with one record among others: status, code, detail and the offending fields. */
    public static ObjectNode brief(Problem problem) {
        ObjectNode document = Json.object()
                .put("status", problem.status())
                .put("code", problem.code())
                .put("detail", problem.detail());
        errors(document, problem);
        return document;
    }

    private static void errors(ObjectNode document, Problem problem) {
        if (!problem.errors().isEmpty()) {
            boolean columns = problem.code().equals(Problem.INVALID_RECORD);
            ArrayNode errors = document.putArray("errors");
            problem.errors().forEach(e -> errors.add(error(e, columns)));
        }
    }

    /**
     * One offending field.
     *
     * @param columns whether known fields are called by their columns; the document then has both spellings
     */
    private static ObjectNode error(FieldProblem problem, boolean columns) {
        ObjectNode error = Json.object();
        if (columns && problem.code() != FieldProblem.Code.UNKNOWN_FIELD) {
            error.put("field", FieldNames.of(problem.column())).put("column", problem.column());
        } else {
            error.put("field", problem.column());
        }
        return error.put("code", problem.code().name().toLowerCase(Locale.ROOT))
                .put("value", problem.value())
                .put("expectation", problem.expectation())
                .put("remedy", problem.remedy())
                .put("detail", problem.message());
    }
}
