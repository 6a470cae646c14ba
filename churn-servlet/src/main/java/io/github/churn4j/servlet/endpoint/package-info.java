/** One class per endpoint: reads the exchange, asks a room below, writes the answer. */
@NullMarked
package io.github.churn4j.servlet.endpoint;

import org.jspecify.annotations.NullMarked;
