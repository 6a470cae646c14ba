/** Build goals: each reads its parameters, calls one library class and prints. */
@NullMarked
package io.github.churn4j.maven;

import org.jspecify.annotations.NullMarked;
