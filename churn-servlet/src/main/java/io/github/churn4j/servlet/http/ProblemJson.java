package io.github.churn4j.servlet.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
        if (!problem.errors().isEmpty()) {
            ArrayNode errors = document.putArray("errors");
            problem.errors().forEach(e -> errors.add(error(e)));
        }
        return document;
    }

    /** One offending field. */
    public static ObjectNode error(FieldProblem problem) {
        return Json.object()
                .put("field", problem.column())
                .put("code", problem.code().name().toLowerCase(Locale.ROOT))
                .put("value", problem.value())
                .put("expectation", problem.expectation())
                .put("remedy", problem.remedy())
                .put("detail", problem.message());
    }
}
