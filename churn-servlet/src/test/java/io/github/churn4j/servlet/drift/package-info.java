/** Tests of what is kept. */
@NullMarked
package io.github.churn4j.servlet.journal;

import org.jspecify.annotations.NullMarked;
