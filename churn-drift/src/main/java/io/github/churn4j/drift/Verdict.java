package io.github.churn4j.drift;

import java.util.Locale;

/** What a comparison came to. */
public enum Verdict {
    /** Nothing speaks against the current values coming from the reference's population. */
    STABLE,
    /** They come from another one. */
    DRIFT,
    /** There are too few values to say. */
    INSUFFICIENT_DATA;

    /** Its name in documents: {@code stable}, {@code drift}, {@code insufficient_data}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
