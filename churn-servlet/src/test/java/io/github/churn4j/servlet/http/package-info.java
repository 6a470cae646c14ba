/** Tests of the edge to HTTP. */
@NullMarked
package io.github.churn4j.servlet.http;

import org.jspecify.annotations.NullMarked;
