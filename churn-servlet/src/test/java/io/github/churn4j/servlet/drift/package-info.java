/** Tests of what is known of drift. */
@NullMarked
package io.github.churn4j.servlet.drift;

import org.jspecify.annotations.NullMarked;
