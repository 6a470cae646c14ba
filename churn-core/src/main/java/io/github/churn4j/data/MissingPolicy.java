package io.github.churn4j.data;

/** What happens when a feature has no value. There is no policy that quietly fills in zero. */
public enum MissingPolicy {
    /** The record or row is refused. The default. */
    REJECT,
    /** The median (numeric) or most frequent level (binary, categorical) of the training rows stands in. */
    IMPUTE,
    /** As {@link #IMPUTE}, and a 0/1 model feature beside it tells the model that the value was missing. */
    IMPUTE_AND_FLAG,
    /**
     * The value stays missing for learners that read missing values themselves (gradient boosting); the others
     * see it as {@link #IMPUTE_AND_FLAG}. Numeric and binary features only.
     */
    KEEP
}
