/** A model served by a container inside the build: the container, the job of the goal, and the customer it prints. */
@NullMarked
package io.github.churn4j.maven.serve;

import org.jspecify.annotations.NullMarked;
