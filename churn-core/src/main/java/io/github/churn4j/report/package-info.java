/**
 * Self-contained HTML pages and SVG charts, shared by the training report, the drift report and the web page: plain
 * numbers and names go in, text comes out.
 *
 * <p>Whatever draws or lays out may live here; nothing that knows what a model, a metric or a data set is. The rules of
 * the room: every text reaches a page through {@link io.github.churn4j.report.Html}, which escapes it; the same input
 * gives the same bytes on every machine (no clock, no locale, no installed font is asked); a page needs no network and no
 * script. All values are immutable and safe to share between threads; builders are not.
 */
@NullMarked
package io.github.churn4j.report;

import org.jspecify.annotations.NullMarked;
