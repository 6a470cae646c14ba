/** Tests of the jobs of the registry's goals. */
@NullMarked
package io.github.churn4j.maven.registry;

import org.jspecify.annotations.NullMarked;
