/** Tests of endpoints over HTTP. */
@NullMarked
package io.github.churn4j.servlet.endpoint;

import org.jspecify.annotations.NullMarked;
