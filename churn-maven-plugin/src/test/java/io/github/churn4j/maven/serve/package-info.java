/** Tests of the goal that serves. */
@NullMarked
package io.github.churn4j.maven.serve;

import org.jspecify.annotations.NullMarked;
