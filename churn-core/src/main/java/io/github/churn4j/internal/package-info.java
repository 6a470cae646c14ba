/** What several rooms of the core share and no application should use. No API. */
@NullMarked
package io.github.churn4j.internal;

import org.jspecify.annotations.NullMarked;
