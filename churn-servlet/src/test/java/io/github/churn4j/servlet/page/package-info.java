/** Tests of the page's parts. */
@NullMarked
package io.github.churn4j.servlet.page;

import org.jspecify.annotations.NullMarked;
