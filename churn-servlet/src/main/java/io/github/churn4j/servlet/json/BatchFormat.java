package io.github.churn4j.servlet.json;

import io.github.churn4j.servlet.http.MediaTypes;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many customers, or the answers about them, are written down. */
public enum BatchFormat {
    /** One JSON array of objects. */
    JSON(List.of(MediaTypes.JSON, "application/*")),
    /** One JSON object per line; the names of the type are several, none of them registered. */
    NDJSON(List.of(
            MediaTypes.NDJSON,
            "application/ndjson",
            "application/jsonlines",
            "application/x-jsonlines",
            "application/jsonl")),
    /** A table with a header. */
    CSV(List.of(MediaTypes.CSV, "text/*"));

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> types;

    BatchFormat(List<String> types) {
        this.types = types;
    }

    private static Optional<BatchFormat> named(String type) {
        for (BatchFormat format : values()) {
            if (format.types.contains(type)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /**
     * The format of a body.
     *
     * @param mediaType in lower case without parameters
     * @throws ProblemException 415 if it is none of them
     */
    public static BatchFormat ofBody(String mediaType) {
        return named(mediaType.endsWith("*") ? "" : mediaType)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        415,
                        "unsupported-media-type",
                        "The body's content type is not understood",
                        "send application/json, application/x-ndjson or text/csv")));
    }

    /**
     * The format that an {@code Accept} header prefers.
     *
     * @param accept the header; null for none, which accepts everything
     * @param usual the format where every one will do
     * @throws ProblemException 406 if it accepts none of them
     */
    public static BatchFormat accepted(@Nullable String accept, BatchFormat usual) {
        if (accept == null || accept.isBlank()) {
            return usual;
        }
        BatchFormat best = null;
        double most = 0;
        for (String range : accept.split(",", -1)) {
            String type = MediaTypes.essence(range);
            Optional<BatchFormat> format =
                    type.equals("*/*") || usual.types.contains(type) ? Optional.of(usual) : named(type);
            double quality = quality(range);
            if (format.isPresent() && quality > most) {
                most = quality;
                best = format.get();
            }
        }
        if (best == null) {
            throw new ProblemException(Problem.of(
                    406,
                    "not-acceptable",
                    "The service cannot answer in an accepted media type",
                    "accept application/json, application/x-ndjson or text/csv"));
        }
        return best;
    }

    /** The weight of a media range, RFC 9110 section 12.4.2; what cannot be read counts as 1. */
    private static double quality(String range) {
        for (String parameter : range.split(";", -1)) {
            String p = parameter.strip();
            if (p.startsWith("q=") || p.startsWith("Q=")) {
                try {
                    double q = Double.parseDouble(p.substring(2));
                    return q >= 0 && q <= 1 ? q : 1;
                } catch (NumberFormatException e) {
                    return 1;
                }
            }
        }
        return 1;
    }

    /** The media type of an answer. */
    public String mediaType() {
        return this == CSV ? MediaTypes.CSV + ";charset=UTF-8" : types.get(0);
    }
}
