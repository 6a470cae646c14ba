/** JSON on the way in and out of a prediction: streaming, bounded, strict. */
@NullMarked
package io.github.churn4j.servlet.json;

import org.jspecify.annotations.NullMarked;
