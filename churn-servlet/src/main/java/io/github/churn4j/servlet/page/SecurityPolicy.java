package io.github.churn4j.servlet.page;

/** What browsers may do with what the service sends them, as values of {@code Content-Security-Policy}. */
public final class SecurityPolicy {

    /** For the page: its own script and style, its own service, nothing of anybody else. */
    public static final String PAGE = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** For a bundle's report, which brings its style along and no script. */
    public static final String REPORT = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'; sandbox";

    private SecurityPolicy() {}
}
