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

    private static final int MOST_TOP = 1_000;

    static Asked of(Exchange exchange) {
        return new Asked(
                exchange.asked("explain"),
                exchange.query("top").map(Asked::top).orElse(Integer.MAX_VALUE),
                exchange.asked("trial"),
                exchange.query("separator").map(Asked::separator).orElse(null));
    }

    /** The same without explanations. */
    Asked plain() {
        return new Asked(false, top, trial, separator);
    }

    private static int top(String text) {
        try {
            int top = Integer.parseInt(text);
            if (top >= 1 && top <= MOST_TOP) {
                return top;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw invalid("top must be a whole number in [1, " + MOST_TOP + "]");
    }

    private static Character separator(String text) {
        return switch (text) {
            case ",", ";", "\t", "|" -> text.charAt(0);
            case "tab" -> '\t';
            default -> throw invalid("separator must be one of , ; | and tab, encoded as %2C %3B %7C %09");
        };
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(Problem.of(400, "malformed-query", "The query string cannot be read", detail));
    }
}
