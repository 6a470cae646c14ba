/** What the service counts, as Prometheus metrics. */
@NullMarked
package io.github.churn4j.servlet.metrics;

import org.jspecify.annotations.NullMarked;
