/** Drift of a live stream: windows, an incremental test, a budget of false alarms, episodes and those who hear of them. */
@NullMarked
package io.github.churn4j.drift.stream;

import org.jspecify.annotations.NullMarked;
