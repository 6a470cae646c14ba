package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What a batch is asked for in the query string.
 *
 * @param explain whether each prediction is explained
 * @param top how many reasons, 1 or more; all unless asked
 * @param trial whether the predictions are neither counted nor fed
 * @param separator the character between cells; null if it is not said
 */
record Asked(
        boolean explain, int top, boolean trial, @Nullable Character separator) {

    static Asked of(Exchange exchange) {
        return new Asked(
                exchange.asked("explain"),
                Top.of(exchange),
                exchange.asked("trial"),
                exchange.query("separator").map(Asked::separator).orElse(null));
    }

    /** The same without explanations. */
    Asked plain() {
        return new Asked(false, top, trial, separator);
    }

    private static Character separator(String text) {
        return switch (text) {
            case ",", ";", "\t", "|" -> text.charAt(0);
            case "tab" -> '\t';
            default ->
                throw new ProblemException(Problem.of(
                        400,
                        "malformed-query",
                        "The query string cannot be read",
                        "separator must be one of , ; | and tab, encoded as %2C %3B %7C %09"));
        };
    }
}
