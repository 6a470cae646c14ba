/** Models at work: which one answers, how it is replaced, the challenger in its shadow, and the feed of predictions to those who listen. */
@NullMarked
package io.github.churn4j.servlet.serving;

import org.jspecify.annotations.NullMarked;
