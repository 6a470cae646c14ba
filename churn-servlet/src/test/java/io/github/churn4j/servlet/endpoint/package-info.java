/** Tests of the endpoints on a real server. */
@NullMarked
package io.github.churn4j.servlet.endpoint;

import org.jspecify.annotations.NullMarked;
