/** The edge to HTTP: one request and its answer, routing, problem documents, bounded bodies, admission and the access log. Knows the servlet API and nothing of models. */
@NullMarked
package io.github.churn4j.servlet.http;

import org.jspecify.annotations.NullMarked;
