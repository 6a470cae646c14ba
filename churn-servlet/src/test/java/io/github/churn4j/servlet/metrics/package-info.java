/** Tests of what the service counts. */
@NullMarked
package io.github.churn4j.servlet.metrics;

import org.jspecify.annotations.NullMarked;
