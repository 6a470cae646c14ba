package io.github.churn4j.data;

/** How much a finding matters. */
public enum Severity {
    /** Worth knowing. */
    NOTE,
    /** Rows were refused or the data look suspicious; a run goes on. */
    WARNING,
    /** No model may be trained on these data as they are. */
    ERROR
}
