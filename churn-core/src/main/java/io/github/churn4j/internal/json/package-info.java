/** The one way the project reads and writes JSON documents: strict in, byte-stable out. No API. */
@NullMarked
package io.github.churn4j.internal.json;

import org.jspecify.annotations.NullMarked;
