package io.github.churn4j.data;

/** What happens when a binary or categorical feature has a value that its schema does not list. */
public enum UnseenPolicy {
    /** The record or row is refused. The default. */
    REJECT,
    /** The value counts as missing, so that the feature's {@link MissingPolicy} decides; that one must not reject. */
    AS_MISSING
}
