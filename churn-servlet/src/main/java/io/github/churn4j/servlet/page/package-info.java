/** The web page: markup made from the schema, script and style. */
@NullMarked
package io.github.churn4j.servlet.page;

import org.jspecify.annotations.NullMarked;
