package io.github.churn4j.servlet.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.internal.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request and its answer. Used by one thread. */
public final class Exchange {

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final String path;
    private final String requestId;
    private final BodyLimits limits;
    private final boolean posted;
    private long written = -1;

    /** An exchange at a path from the service's root on. */
    public Exchange(
            HttpServletRequest request,
            HttpServletResponse response,
            String path,
            String requestId,
            BodyLimits limits) {
        this.request = request;
        this.response = response;
        this.path = path;
        this.requestId = requestId;
        this.limits = limits;
        posted = request.getMethod().equals("POST");
    }

    /**
     * Keeps the answer out of caches and browsers from guessing its type, unless it is one to {@code POST}: those
     * cannot be cached, and what is no plain JSON among them is protected when it is begun. Containers encode each
     * header anew, which a prediction would feel.
     */
    public void protectUnlessPosted() {
        if (!posted) {
            protect();
        }
    }

    private void protect() {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
    }

    private void begin(int status, String contentType) {
        if (posted && (status != HttpServletResponse.SC_OK || !contentType.equals(MediaTypes.JSON))) {
            protect();
        }
        response.setStatus(status);
        response.setContentType(contentType);
    }

    /** The path from the service's root on, starting with a slash. */
    public String path() {
        return path;
    }

    /** The request's own name, also in its answer's {@code X-Request-Id}. */
    public String requestId() {
        return requestId;
    }

    /** The request as the container gives it. */
    public HttpServletRequest request() {
        return request;
    }

    /** The answer as the container gives it. */
    public HttpServletResponse response() {
        return response;
    }

    /** A parameter of the query string; the body is not looked at. The first one counts. */
    public Optional<String> query(String name) {
        String query = request.getQueryString();
        if (query == null || query.isEmpty()) {
            return Optional.empty();
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (key.equals(name)) {
                return Optional.of(decode(equals < 0 ? "" : pair.substring(equals + 1)));
            }
        }
        return Optional.empty();
    }

    /** Whether a query parameter is {@code true}. */
    public boolean asked(String name) {
        return request.getQueryString() != null
                && query(name).filter(v -> v.equals("true") || v.equals("1")).isPresent();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.of(
                    400, "malformed-query", "The query string cannot be read", "encode it as UTF-8 with %xx"));
        }
    }

    /** The media type of the body in lower case without parameters; empty if none is said. */
    public String mediaType() {
        return MediaTypes.essence(request.getContentType());
    }

    /**
     * The whole body, which is bounded in size and time.
     *
     * @throws ProblemException 413 if it is too large, 408 if it comes too slowly
     */
    public byte[] body() throws IOException {
        return limits.readAll(request);
    }

    /**
     * The whole body, which is bounded in time as every one is, and in size by its own limit.
     *
     * @throws ProblemException 413 if it is too large, 408 if it comes too slowly
     */
    public byte[] body(int largest) throws IOException {
        return new BodyLimits(largest, limits.slowest()).readAll(request);
    }

    /** The body as a stream that fails with a {@link ProblemException} 408 where it comes too slowly. */
    public InputStream bodyStream() throws IOException {
        return limits.stream(request);
    }

    /** Answers with a JSON document. */
    public void json(int status, JsonNode document) throws IOException {
        bytes(status, MediaTypes.JSON, Json.compact(document));
    }

    /** Answers with some bytes. */
    public void bytes(int status, String contentType, byte[] content) throws IOException {
        bytes(status, contentType, content, content.length);
    }

    /** Answers with the first bytes of an array. */
    public void bytes(int status, String contentType, byte[] content, int length) throws IOException {
        begin(status, contentType);
        response.setContentLength(length);
        written = length;
        response.getOutputStream().write(content, 0, length);
    }

    /** Begins an answer of unknown length. */
    public OutputStream stream(int status, String contentType) throws IOException {
        begin(status, contentType);
        return response.getOutputStream();
    }

    /** Answers with a problem document. */
    public void problem(Problem problem) throws IOException {
        bytes(problem.status(), MediaTypes.PROBLEM, Json.compact(ProblemJson.of(problem, requestId)));
    }

    /** Bytes of the answer's body; -1 where it was streamed or is empty. */
    public long written() {
        return written;
    }

    /** A request header. */
    public @Nullable String header(String name) {
        return request.getHeader(name);
    }
}
