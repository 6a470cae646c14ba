/** What the goal drift does and prints: where current customers come from, the check, its files and its lines. */
@NullMarked
package io.github.churn4j.maven.drift;

import org.jspecify.annotations.NullMarked;
