/** The service described for programs: what every endpoint takes and answers, with the fields of the model that answers. */
@NullMarked
package io.github.churn4j.servlet.openapi;

import org.jspecify.annotations.NullMarked;
