package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.http.MediaTypes;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import io.github.churn4j.servlet.json.CustomerJson;
import io.github.churn4j.servlet.json.FormReader;
import io.github.churn4j.servlet.serving.PerModel;
import io.github.churn4j.servlet.serving.Serving;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the customer of a request from JSON or from a form, by its content type. Thread-safe. */
final class CustomerBody {

    private final Predictions predictions;
    private final PerModel<FormReader> forms =
            new PerModel<>(s -> new FormReader(s.served().model().schema()));

    /** Customers of these predictions. */
    CustomerBody(Predictions predictions) {
        this.predictions = predictions;
    }

    /**
     * The customer, checked by the schema of the model that serves.
     *
     * @throws ProblemException 400 if the body cannot be read, 415 if it is of another type, 422 if its fields are not
     *     acceptable
     */
    CustomerJson read(Exchange exchange, Serving serving) throws IOException {
        String type = exchange.mediaType();
        boolean form = type.equals(MediaTypes.FORM);
        if (!form && !json(type)) {
            throw refused(exchange, type);
        }
        requirePlainUtf8(exchange);
        byte[] body = exchange.body();
        if (body.length == 0) {
            throw empty();
        }
        return form ? forms.of(serving).read(body) : predictions.reader(serving).read(body);
    }

    private static boolean json(String type) {
        return type.equals(MediaTypes.JSON) || (type.startsWith("application/") && type.endsWith("+json"));
    }

    /** Nothing at all is no body rather than one of a wrong type. */
    private static ProblemException refused(Exchange exchange, String type) throws IOException {
        return type.isEmpty() && exchange.body().length == 0
                ? empty()
                : unsupported("say Content-Type: application/json and send one JSON object, or send a form");
    }

    private static ProblemException empty() {
        return new ProblemException(Problem.malformed("the body is empty; send one JSON object"));
    }

    private static void requirePlainUtf8(Exchange exchange) {
        String coding = exchange.header("Content-Encoding");
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw unsupported("send the body without Content-Encoding");
        }
        if (foreignCharset(exchange.request().getContentType())) {
            throw unsupported("send the body in UTF-8");
        }
    }

    private static boolean foreignCharset(@Nullable String type) {
        int semicolon = type == null ? -1 : type.indexOf(';');
        if (type == null || semicolon < 0) {
            return false;
        }
        String parameters = type.substring(semicolon).toLowerCase(Locale.ROOT).replace("\"", "");
        int charset = parameters.indexOf("charset=");
        if (charset < 0) {
            return false;
        }
        String name = parameters.substring(charset + "charset=".length());
        return !name.startsWith("utf-8") && !name.startsWith("utf8") && !name.startsWith("us-ascii");
    }

    private static ProblemException unsupported(String remedy) {
        return new ProblemException(
                Problem.of(415, "unsupported-media-type", "The body's type is not supported", remedy));
    }
}
