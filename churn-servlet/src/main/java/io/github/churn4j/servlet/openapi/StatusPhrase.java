package io.github.churn4j.servlet.openapi;

/** What a status means here, in a few words. */
final class StatusPhrase {

    private StatusPhrase() {}

    static String of(String status) {
        return switch (status) {
            case "200" -> "The answer";
            case "202" -> "Taken, not done yet";
            case "304" -> "Not changed since If-None-Match";
            case "400" -> "The body or the query cannot be read";
            case "401" -> "The token is missing or wrong";
            case "403" -> "Switched off by the settings";
            case "404" -> "There is no such thing";
            case "406" -> "Accept names no media type that the service can answer in";
            case "408" -> "The body came too slowly";
            case "409" -> "Does not fit the present state";
            case "413" -> "The body is too large";
            case "415" -> "The content type is not understood";
            case "422" -> "Fields are not acceptable; each is listed";
            case "503" -> "The service cannot answer now; Retry-After says when to try again";
            default -> "A problem";
        };
    }
}
