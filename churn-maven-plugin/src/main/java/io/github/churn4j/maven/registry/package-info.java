/** What the goals of the registry and of data versions do and print: each job is one class with one method. */
@NullMarked
package io.github.churn4j.maven.registry;

import org.jspecify.annotations.NullMarked;
