@NullMarked
package io.github.churn4j.maven.drift;

import org.jspecify.annotations.NullMarked;
