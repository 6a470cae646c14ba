/** Drift reports as pages for people: one self-contained HTML file, the same bytes for the same report. */
@NullMarked
package io.github.churn4j.drift.report;

import org.jspecify.annotations.NullMarked;
